namespace SelfLearning.Core.Safety.Portability;

/// <summary>The rules of the portability lint.</summary>
public static class PortabilityRule
{
    public const string HomePath = "home-path";
    public const string RepositoryPath = "repository-path";
    public const string AbsolutePath = "absolute-path";
    public const string User = "user-name";
    public const string Machine = "machine-name";
    public const string Repository = "repository-name";
    public const string Remote = "remote";
    public const string Branch = "branch";
    public const string InternalHost = "internal-host";
    public const string PrivateAddress = "private-address";
    public const string Ticket = "ticket";
    public const string Email = "email";
    public const string Pin = "pinned-version";
}
