using System.Text.RegularExpressions;

namespace SelfLearning.Core.Safety.Portability;

/// <summary>What shows by its shape that it belongs to one place: homes, mounted folders, addresses, internal hosts, tickets, mail.</summary>
internal static partial class ShapedPlaces
{
    // Users that images and documents have everywhere.
    private static readonly HashSet<string> AnyonesHomes = new(StringComparer.OrdinalIgnoreCase)
    {
        "user", "username", "user1", "user2", "you", "me", "name", "path", "test", "foo", "bar", "abc", "xyz", "root", "runner", "vscode", "node", "ubuntu", "ec2-user", "vagrant", "linuxbrew", "jovyan", "app", "coder", "codespace", "Public", "Default", "Shared", "...",
    };

    // Standards and products that are written as tickets are.
    private static readonly HashSet<string> Standards = new(StringComparer.Ordinal)
    {
        "UTF", "SHA", "ISO", "RFC", "CVE", "CWE", "PEP", "HTTP", "AES", "GPT", "TLS", "SSL", "ES", "IEEE", "MD", "RS", "HS", "PS", "EC", "ED", "BASE", "JSR", "JEP", "ADR", "AIP", "GHSA", "XEP", "ITU", "ANSI",
        "ECMA", "RHEL", "PKCS", "WCAG", "CP", "IEC", "UTC", "GMT", "AMD", "ARM", "COM", "LPT", "USB", "DDR", "PCI", "COVID", "X", "Y", "N", "A", "B", "C", "D", "E", "F", "T", "P", "Q", "S", "V", "W", "H", "K", "M", "R", "Z",
        "US", "EN", "FR", "DE", "UCS", "SMB", "NFS", "ERR", "TS", "CS", "CA", "IDE", "PY", "RUF", "SC", "DL", "BC", "SWE", "FIPS", "NIST", "SP", "OWASP", "MS", "KB", "AS", "IP", "IPV", "I", "J", "U", "L", "G", "O", "ASCII", "LATIN", "WIN",
        "WINDOWS", "SEC", "MIT", "BSD", "GPL", "LGPL", "AGPL", "APACHE", "CC", "MPL", "H2", "RSA", "DES", "SHAKE", "BLAKE", "ECDSA", "CRC", "PBKDF", "ARIA", "KOI", "BIG", "GB", "SJIS", "EUC", "ID", "STEP", "PHASE", "LEVEL", "TOP", "DAY", "PART",
        "NOTE", "RULE", "EXIT", "ORA", "SQL", "DB", "MYSQL", "PG", "K8S", "EKS", "GKE", "S3", "EC2", "IPC", "SIG", "SCSI", "RAID", "PM", "AM", "FY", "Q1", "Q2", "Q3", "Q4", "LD", "CLAUDE", "GPTOSS", "LLAMA", "GEMINI", "MODEL", "FIX", "BUG",
    };

    private static readonly HashSet<string> FileEndings = new(StringComparer.OrdinalIgnoreCase)
    {
        "png", "jpg", "jpeg", "gif", "svg", "webp", "js", "ts", "mjs", "md", "json", "html", "css", "py", "service", "socket", "timer", "target", "mount", "tgz", "zip", "tar", "git", "local", "invalid",
    };

    private static readonly HashSet<string> EveryonesAddresses = new(StringComparer.Ordinal) { "10.0.2.2", "10.0.2.15", "10.0.3.2", "172.17.0.1", "172.18.0.1", "192.168.0.1", "192.168.1.1", "192.168.99.100", "10.0.0.0", "172.16.0.0", "192.168.0.0" };

    private static readonly HashSet<string> EveryonesMail = new(StringComparer.OrdinalIgnoreCase) { "email.com", "domain.com", "server.com", "sampledomain.com", "test.com", "mail.com", "company.com", "host.com", "foo.com", "bar.com", "yourdomain.com" };

    private static readonly HashSet<string> EveryonesHosts = new(StringComparer.OrdinalIgnoreCase)
    {
        "host.docker.internal", "gateway.docker.internal", "kubernetes.docker.internal", "metadata.google.internal", "kubernetes.default.svc.cluster.local", "host.containers.internal", "host.lima.internal", "host.minikube.internal", "rc.local",
        "example.local", "example.internal", "example.corp", "example.lan",
    };

    public static IEnumerable<PortabilityFinding> Find(string text)
    {
        foreach (Match m in UnixHome().Matches(text))
        {
            if (!AnyonesHomes.Contains(m.Groups["user"].Value))
                yield return Of(PortabilityRule.HomePath, m, "~");
        }

        foreach (Match m in WindowsHome().Matches(text))
        {
            if (!AnyonesHomes.Contains(m.Groups["user"].Value))
                yield return Of(PortabilityRule.HomePath, m, "%USERPROFILE%");
        }

        foreach (Match m in Mounted().Matches(text))
            yield return Of(PortabilityRule.AbsolutePath, m, "<path>");
        foreach (Match m in Drive().Matches(text))
            yield return Of(PortabilityRule.AbsolutePath, m, "<path>");
        foreach (Match m in Mail().Matches(text))
        {
            if (IsPersonal(m, text))
                yield return Of(PortabilityRule.Email, m, "<email>");
        }

        foreach (Match m in Internal().Matches(text))
        {
            if (!EveryonesHosts.Contains(m.Value) && IsHost(m, text))
                yield return Of(PortabilityRule.InternalHost, m, "<internal host>");
        }

        foreach (Match m in Private().Matches(text))
        {
            if (!EveryonesAddresses.Contains(m.Value))
                yield return Of(PortabilityRule.PrivateAddress, m, "<address>");
        }

        foreach (Match m in Ticket().Matches(text))
        {
            if (!Standards.Contains(m.Groups["key"].Value))
                yield return Of(PortabilityRule.Ticket, m, "<ticket>");
        }

        foreach (Match m in Number().Matches(text))
            yield return Of(PortabilityRule.Ticket, m.Groups["number"], "<ticket>");
        foreach (Match m in Topic().Matches(text))
            yield return Of(PortabilityRule.Branch, m.Groups["branch"], "<branch>");
    }

    private static PortabilityFinding Of(string rule, Capture capture, string replacement) => new(rule, capture.Index, capture.Value, replacement);

    private static bool IsPersonal(Match m, string text)
    {
        var host = m.Groups["host"].Value;
        return !FileEndings.Contains(host[(host.LastIndexOf('.') + 1)..]) && !(m.Groups["name"].Value is "git" or "hg" or "user" or "you" or "name" or "noreply" or "no-reply" or "someone" or "me")
            && !EveryonesMail.Contains(host) && !m.Groups["name"].Value.StartsWith("your", StringComparison.OrdinalIgnoreCase) && !host.StartsWith("example.", StringComparison.OrdinalIgnoreCase) && !host.Contains(".example", StringComparison.OrdinalIgnoreCase) && !host.EndsWith("noreply.github.com", StringComparison.OrdinalIgnoreCase)
            && !(m.Index > 0 && text[m.Index - 1] is '/' or ':');
    }

    // settings.local.json and .env.local are files; a host has a scheme, a port, a hyphen, a digit or several parts.
    private static bool IsHost(Match m, string text)
    {
        var isLocal = m.Groups["zone"].Value is "local";
        var before = text[Math.Max(0, m.Index - 8)..m.Index];
        var after = m.Index + m.Length < text.Length ? text[m.Index + m.Length] : ' ';
        var isCalled = before.EndsWith("://", StringComparison.Ordinal) || before.EndsWith('@') || before.EndsWith("ssh ", StringComparison.Ordinal) || before.EndsWith("ping ", StringComparison.Ordinal) || (after == ':' && m.Index + m.Length + 1 < text.Length && char.IsAsciiDigit(text[m.Index + m.Length + 1]));
        var name = m.Groups["name"].Value;
        return isCalled || !isLocal || name.Count(c => c == '.') > 1 || (name.TrimEnd('.').Any(char.IsAsciiDigit) && name.Contains('-', StringComparison.Ordinal));
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(?<![\w.~<>{}$-])(/var)?/(home|Users)/(?<user>[A-Za-z_.][\w.-]*)(?![\w.-]*[<>{}$])", Options)]
    private static partial Regex UnixHome();

    [GeneratedRegex(@"(?<!\w)([A-Za-z]:|/mnt/[a-z]|/[a-z])[\\/]{1,2}Users[\\/]{1,2}(?<user>[A-Za-z_.][\w.-]*)", Options)]
    private static partial Regex WindowsHome();

    [GeneratedRegex(@"(?<![\w.~:/<>{}$-])/((mnt/(?![a-z](/|\b))|srv/|Volumes/|workspaces/|builds/)[\w@.+-]+(/[\w@.+-]+)*(?=/)|private/var/folders(/[\w@.+-]+)*|(mnt/(?![a-z](/|\b))|srv/|Volumes/|workspaces/|builds/)[\w@.+-]+)", Options)]
    private static partial Regex Mounted();

    [GeneratedRegex(@"(?<!\w)([D-Z]:\\(?!path|foo|temp)|C:\\(?!Windows|Program|Users|ProgramData|Temp|tmp|path|foo))[A-Za-z][\w.-]+(\\[\w.-]+)*(?=\\)|(?<!\w)([D-Z]:\\(?!path|foo|temp)|C:\\(?!Windows|Program|Users|ProgramData|Temp|tmp|path|foo))[A-Za-z][\w.-]+", Options)]
    private static partial Regex Drive();

    [GeneratedRegex(@"(?<![\w.+-])(?<name>[A-Za-z0-9][\w.+-]*)@(?<host>([A-Za-z0-9-]+\.)+[A-Za-z]{2,24})(?![\w@-]|\.\w|:[\w~/])", Options)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<![\w./@-]|\.)(?<name>([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+)(?<zone>local|internal|corp|lan|intra|intranet|home\.arpa)(?![\w-]|\.\w|/?\()|(?<=://|@)(?<name>([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+)(?<zone>local|internal|corp|lan|intra|intranet|home\.arpa)(?![\w-]|\.\w)", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Internal();

    [GeneratedRegex(@"(?<![\w.-])(?<!\b[Vv]ersion |\bv)(10(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}|172\.(1[6-9]|2\d|3[01])(\.(25[0-5]|2[0-4]\d|1?\d?\d)){2}|192\.168(\.(25[0-5]|2[0-4]\d|1?\d?\d)){2})(?![\w]|\.\d|/\d)", Options)]
    private static partial Regex Private();

    [GeneratedRegex(@"(?<![\w./#-])(?<key>[A-Z][A-Z0-9]{1,9})-[1-9]\d{1,5}(?![\w]|-\w|\.\d)", Options)]
    private static partial Regex Ticket();

    [GeneratedRegex(@"\b(issue|issues|ticket|PR|MR|pull request|fixes|closes|resolves|bug) (?<number>#\d{1,6})\b", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(branch|checkout( -b)?|switch( -c)?|origin)[ /]`?(?<branch>(feature|feat|bugfix|hotfix|fix|chore|users?)/(?!<)[\w./-]*\w)", Options)]
    private static partial Regex Topic();
}
