using System.ComponentModel;
using System.Diagnostics;
using SelfLearning.App.Storage;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Json;
using SelfLearning.App.Storage.Systems;

namespace SelfLearning.App.Features.Installation;

/// <summary>The version of a client as it is installed here: by its package, else by what its file is named, else by asking it, which may take
/// two seconds at most.</summary>
internal static class ClientVersion
{
    private static readonly TimeSpan AskTime = TimeSpan.FromSeconds(2);

    /// <summary>The version; null where it cannot be told.</summary>
    public static string? Find(InstallScope scope, ClientProgram client)
    {
        var found = PathRules.List(scope.Env.Variable("PATH")).Where(Path.IsPathRooted)
            .SelectMany(folder => PathRules.Programs(folder, client.Command)).FirstOrDefault(File.Exists);
        if (found is null)
            return client.Versions is { } place ? Newest(scope.Full(place)) : null;
        var real = Roots.Resolve(found, scope.Env.Folder);
        return OfPackage(real, client.Package) ?? (real == found ? null : ClientProgram.Find(Path.GetFileName(real))) ?? Asked(scope.Env, found);
    }

    private static string? OfPackage(string program, string package)
    {
        var at = Path.GetDirectoryName(program);
        for (var up = 0; up < 6 && at is not null; up++, at = Path.GetDirectoryName(at))
        {
            // Beside a launcher in a folder of programs, or around the program itself.
            foreach (var file in new[] { Path.Combine(at, "package.json"), Path.Combine(at, "node_modules", package, "package.json"), Path.Combine(at, "lib/node_modules", package, "package.json") })
            {
                if (FindJson(file) is { } json && json.Text("name") is { } name && (name == package || name.StartsWith(package + "-", StringComparison.Ordinal)))
                    return json.Text("version");
            }
        }

        return null;
    }

    private static JsonObject? FindJson(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: < 1 << 20 } && JsonReader.TryRead(File.ReadAllBytes(path), out var value, out _) ? value as JsonObject : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Newest(string folder) => !Directory.Exists(folder)
        ? null
        : Directory.EnumerateFiles(folder).Select(f => ClientProgram.Find(Path.GetFileName(f))).OfType<string>()
            .Order(Comparer<string>.Create(ClientProgram.Compare)).LastOrDefault();

    private static string? Asked(AppEnv env, string program)
    {
        var start = new ProcessStartInfo(program, ["--version"]) { WorkingDirectory = env.Home, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var said = process.StandardOutput.ReadToEndAsync();
            if (process.WaitForExit(AskTime) && said.Wait(AskTime))
                return ClientProgram.Find(said.Result);
            process.Kill(entireProcessTree: true);
            return null;
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            // It does not start here, so it cannot say.
            return null;
        }
    }
}
