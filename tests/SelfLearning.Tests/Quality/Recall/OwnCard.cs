using System.Reflection;
using System.Text.Json;
using SelfLearning.Core.Json;
using SelfLearning.Core.Recall;

namespace SelfLearning.Tests.Quality.Recall;

/// <summary>A card of the own material, and what is asked of it: the error that it quotes, a question in other words, one in another language,
/// commands that it warns of and others of the same program that it does not.</summary>
internal sealed record OwnCard(
    string Id, bool IsHeldOut, string Language, string Title, string Problem, IReadOnlyList<string> Steps,
    string? Error, string? Question, string? Elsewhere, IReadOnlyList<string> Traps, IReadOnlyList<string> NoTraps)
{
    public static IReadOnlyList<OwnCard> All { get; } = [.. Lines("cards.jsonl").Select(Read)];

    /// <summary>Everyday prompts in ten languages that none of the cards is about.</summary>
    public static IReadOnlyList<string> OrdinaryPrompts { get; } = [.. Lines("ordinary-prompts-languages.txt")];

    // The error stands where people put it: behind the story, inside it, or as evidence.
    public RecallCard Card => new()
    {
        Id = Id,
        Title = Title,
        Problem = Error is null || Place == 2 ? Problem : Place == 0 ? $"{Problem}\n{Error}" : $"{Problem} It says `{Error}` then.",
        Evidence = Error is not null && Place == 2 ? [Error] : [],
        Steps = Steps,
    };

    public JsonObject Record => new() { { "id", Id }, { "title", Title }, { "problem", Problem }, { "solution_steps", JsonArray.Of(Steps) } };

    private int Place => Id[^1] % 3;

    private static OwnCard Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var row = document.RootElement;
        string? Text(string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;
        IReadOnlyList<string> Texts(string name) => row.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(item => item.GetString()!)] : [];
        return new OwnCard(
            Text("id")!, Text("half") == "held", Text("lang")!, Text("title")!, Text("problem")!, Texts("solution_steps"), Text("error"), Text("question"),
            row.TryGetProperty("elsewhere", out var elsewhere) ? elsewhere.GetProperty("text").GetString() : null, Texts("traps"), Texts("no_traps"));
    }

    private static string[] Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
