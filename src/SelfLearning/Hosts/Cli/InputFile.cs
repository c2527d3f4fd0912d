using SelfLearning.App;
namespace SelfLearning.Hosts.Cli;

/// <summary>What a verb reads: a file that was named, or standard input.</summary>
internal static class InputFile
{
    public static byte[] Read(AppEnv env, string? file)
    {
        if (file is null or "-")
        {
            using var all = new MemoryStream();
            env.Input.CopyTo(all);
            return all.ToArray();
        }

        var path = Path.GetFullPath(file, env.Folder);
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file." : Directory.Exists(path) ? "it is a folder." : e.Message;
            throw new UserError($"Cannot read {path}: {reason}", "Name a file, or pipe it in.");
        }
    }
}
