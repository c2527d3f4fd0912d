namespace SelfLearning.Tests.Features.Hooks;

/// <summary>A command that an agent ran: its exit code, null while it goes on in the background, and what it printed.</summary>
internal sealed record Call(string Session, string Root, int Number, string Command, int? Exit, string Output)
{
    public string Id => $"call_{Number:0000}";
}
