using System.ComponentModel;
using System.Diagnostics;
using System.Net;

namespace SelfLearning.Hosts.Page;

/// <summary>Opens the page in the user's browser.</summary>
internal sealed class BrowserWindow : IDisposable
{
    private const string Opener = "xdg-open";
    private readonly string? folder;

    /// <param name="address">The address with its token. It goes through a file of this user alone: every user can read the arguments of a process.</param>
    /// <param name="runtime">The user's folder for such files; null where there is none.</param>
    public BrowserWindow(string address, string? runtime)
    {
        try
        {
            folder = Directory.CreateDirectory(Path.Combine(runtime is { Length: > 0 } && Directory.Exists(runtime) ? runtime : Path.GetTempPath(), $"self-learning-{RandomText.Token()}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
            var file = Path.Combine(folder, "open.html");
            File.WriteAllText(file, $"<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url={WebUtility.HtmlEncode(address)}\">\n");
            Process.Start(new ProcessStartInfo(Opener) { ArgumentList = { file }, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })?.Dispose();
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException)
        {
            // There is no browser to be had; the printed address serves as well.
        }
    }

    public void Dispose()
    {
        if (folder is not null && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
