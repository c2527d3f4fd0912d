using SelfLearning.Core.Records;

namespace SelfLearning.Tests.Core.Records;

public sealed class NormalFormTests
{
    [Theory]
    [InlineData("log-search, jq", "log-search")]
    [InlineData(" a + b", "a")]
    [InlineData("one two", "one")]
    [InlineData(";", "unknown")]
    [InlineData(null, "unknown")]
    public void A_skill_is_its_first_word(string? text, string skill) => Assert.Equal(skill, Skill.Normal(text));

    [Theory]
    [InlineData("ada@example.com", "ada")]
    [InlineData("a b//c", "a_b_c")]
    [InlineData("..", "default")]
    [InlineData(".", "default")]
    [InlineData("  ", "default")]
    [InlineData("../../etc", ".._.._etc")]
    [InlineData("@x", "default")]
    public void A_user_is_one_safe_folder_name(string text, string user) => Assert.Equal(user, UserName.Normal(text));

    [Fact]
    public void A_user_has_at_most_64_characters() => Assert.Equal(64, UserName.Normal(new string('x', 200)).Length);

    [Theory]
    [InlineData("completed", "done")]
    [InlineData("in-progress", "in_progress")]
    [InlineData("Done", "proposed")]
    [InlineData(null, "proposed")]
    public void A_recommendations_status_is_one_of_six_words(string? text, string status) => Assert.Equal(status, Status.OfRecommendation(text));

    [Theory]
    [InlineData("PORTABLE", "portable")]
    [InlineData("elsewhere", "project")]
    public void A_scope_is_one_of_two_words(string text, string scope) => Assert.Equal(scope, Scope.Normal(text));

    [Theory]
    [InlineData("2025-12-30T10:20:30Z", "2025-12-30T10:20:30Z")]
    [InlineData("2025-12-30 10:20:30", "2025-12-30T10:20:30Z")]
    [InlineData("2025-12-30T12:20:30+02:00", "2025-12-30T10:20:30Z")]
    [InlineData("2025-12-30T12:20:30+0200", "2025-12-30T10:20:30Z")]
    [InlineData("2025-12-30T10:20:30.999Z", "2025-12-30T10:20:30Z")]
    [InlineData("2025-12-30", "2025-12-30T00:00:00Z")]
    [InlineData("20251230T10", "2025-12-30T10:00:00Z")]
    [InlineData("20251230T102030Z", "2025-12-30T10:20:30Z")]
    [InlineData("2025-12-30T10:20", "2025-12-30T10:20:00Z")]
    public void A_time_is_read_in_its_usual_forms(string text, string utc) => Assert.Equal(utc, Timestamp.Text(Timestamp.Find(text)!.Value));

    [Theory]
    [InlineData("x")]
    [InlineData("2025-13-01")]
    [InlineData("2025-02-30")]
    [InlineData("2025-12-30T25:00:00Z")]
    [InlineData("2025-12-30T10:20:30Zjunk")]
    [InlineData("")]
    public void What_is_no_time_is_unknown(string text) => Assert.Null(Timestamp.Find(text));
}
