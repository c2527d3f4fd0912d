using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Features.Hooks;

/// <summary>A card that may be put before an agent, from which store, how well it fits (1 where nothing was asked), and why.</summary>
internal sealed record Hint(JsonObject Record, string Store, double Fit, string Why)
{
    public string Id => Record.Text("id")!;

    public string Title => Record.Text("title") ?? "";

    public IReadOnlyList<string> Steps => Record.Texts("solution_steps");

    public FencedItem Fenced() => new(Id, Title, Status.OfCard(Record.Text("status")), Store, [.. Steps.Where(s => !string.IsNullOrWhiteSpace(s))]);
}
