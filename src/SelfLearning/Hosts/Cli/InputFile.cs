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
            throw new UserError($"Cannot read {path}: {(e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file." : e.Message)}", "Name a file, or pipe it in.");
        }
    }
}
