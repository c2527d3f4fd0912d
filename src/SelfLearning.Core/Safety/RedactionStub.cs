using SelfLearning.Core.Json;
namespace SelfLearning.Core.Safety;
public sealed record RedactedPlace(string Path, string Kind);
public static class Redaction { public static JsonValue Redact(JsonValue value, ICollection<RedactedPlace> places) => value; }
