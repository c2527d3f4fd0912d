using System.Text.RegularExpressions;

namespace SelfLearning.Core.Learning.Live;

/// <summary>Tells commands that do harm where they are wrong: what deletes, overwrites, publishes, asks for more rights, runs what was just
/// fetched or touches credentials. In doubt a command counts as one.</summary>
internal static partial class RiskyStep
{
    public static bool Is(string command) => Words().IsMatch(command) || Flags().IsMatch(command) || Shapes().IsMatch(command);

    [GeneratedRegex(
        """
        (?<![\w-])(?:
          rm | rmdir | unlink | shred | truncate | dd | mkfs\S* | wipefs | del | erase | rd | Remove-Item | ri | Clear-\w+ | mv | move | Move-Item | kill | pkill | killall | taskkill | Stop-Process | shutdown | reboot
          | sudo | doas | su | runas | pkexec | chown | chmod | icacls | setfacl | eval | iex | Invoke-Expression | xargs | parallel | source
          | delete | destroy | drop | purge | prune | clean | reset | restore | uninstall | remove | revoke | wipe | nuke | unset | force
          | push | publish | deploy | release | upload | send | scp | rsync | sftp | ftp | ssh | nc | ncat | telnet | submit | merge
          | login | logout | auth | credential\w* | password\w* | passwd | passphrase | secret\w* | token\w* | apikey\w* | api[_-]key\w* | keychain | keyring | keytool | vault | gpg | pass | ssh-\w+ | kinit | security | op | netrc | htpasswd
          | (?<!\./)configure | iam | sts | kms
          | crontab | at | systemctl | launchctl | iptables | ufw | mount | umount | fdisk | useradd | usermod | visudo
        )(?![\w-])
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Words();

    // Of words with a hyphen the part that tells: "branch-delete", "--delete", "-D", "--force-with-lease".
    [GeneratedRegex(@"--?(?:delete|force|hard|prune|purge|clean|yes-i|no-verify|overwrite|replace|with-token|exec|rm)\b|\s-(?:exec|execdir|ok|okdir|D|fdx?|rf|fr|f)(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Flags();

    // A pipe into something that runs what it reads, substitutions, redirections into files, paths and variables of credentials.
    [GeneratedRegex(
        """
        \|\s*(?:&\s*)?(?:\S*/)?(?:env\s+)?(?:ba|z|da|k|fi|c|tc)?sh\b | \|\s*(?:\S*/)?(?:python\d?|node|perl|ruby|php|pwsh|powershell|cmd|deno|bun|tee)\b | \$\( | ` | <\( | >\( | <<
        | (?<![0-9&])[0-9]?>{1,2}\s*(?!/dev/null|&[0-9])\S | \.(?:ssh|aws|gnupg|netrc|pgpass|npmrc|pypirc|kube|docker/config|git-credentials|env)\b | (?:^|[/\s])(?:etc|proc|sys|dev/(?!null))/
        | \b\w*(?:TOKEN|SECRET|PASSW|CREDENTIAL|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY)\w* | https?://[^\s/]*@ | \bbase64\b | \bid_(?:rsa|ed25519|ecdsa|dsa)\b
        | \b(?:curl|wget|Invoke-WebRequest|iwr|Invoke-RestMethod|irm)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Shapes();
}
