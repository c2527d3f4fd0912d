namespace SelfLearning.Core.Recall.Analysis;

/// <summary>Words that say nothing about what a text is about: function words of English and the politeness of requests. They are indexed, because code
/// and commands use some of them, but a question does not search by them. Those of other languages stand in <see cref="Language"/>.</summary>
public static class StopWords
{
    private static readonly HashSet<string> Words = ("""
        a about above after again against all also am an and any are aren't arent as at be because been before being below between both but by
        can can't cannot cant could couldn't couldnt did didn't didnt do does doesn't doesnt doing don't dont down during each else few for from further
        get gets getting got had has have having he her here hers him his how however i i'd i'll i'm i've if im in into is isn't isnt it it's its itself ive just let
        like make me more most my need needs no nor not now of off on once only or other our ours out over own per please same she should
        so some such than that that's thats the their theirs them then there there's these they this those through to too trying under until up upon us use used using
        very via want wants was wasn't way we were what what's when where whether which while who whom whose why will with within without won't
        would wouldn't you your yours help hi hello thanks thank
        """).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace("'", "", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a folded word (not its stem) is a stop word.</summary>
    public static bool Contains(string word) => Words.Contains(word);
}
