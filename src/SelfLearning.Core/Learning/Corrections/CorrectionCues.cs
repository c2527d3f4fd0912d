using System.Text.RegularExpressions;

namespace SelfLearning.Core.Learning.Corrections;

/// <summary>The cues, with the greatest weight first.</summary>
internal static partial class CorrectionCues
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>What the user says.</summary>
    public static readonly CorrectionCue[] OfUser =
    [
        new(1.6, "the user does it himself", DoneByUser()),
        new(1.4, "it had been said before", ToldBefore()),
        new(1.4, "says that something is not needed", NotNeeded()),
        new(1.3, "names what to take instead", Instead()),
        new(-1.3, "a command or a machine's text", Machine()),
        new(1.0, "names another place or name", Moves()),
        new(-1.0, "holds pasted output", PastedOutput()),
        new(-1.0, "asks how far things are", Status()),
        new(0.9, "forbids", Forbids()),
        new(0.9, "says how it should be", Should()),
        new(0.9, "sounds like a standing rule", Standing()),
        new(0.8, "tells what is usual here", Usual()),
        new(-0.8, "begins with consent or praise", Praise()),
        new(0.7, "contradicts", Contradicts()),
        new(0.7, "asks to undo", Undoes()),
        new(-0.7, "asks whether it should be so", AsksShould()),
        new(-0.7, "tells what the user did", DoneAlready()),
        new(0.6, "asks to take something out", Drops()),
        new(-0.6, "tells a case", Case()),
        new(-0.6, "gives a task", WantsYouTo()),
        new(0.5, "names what to use", Uses()),
        new(-0.5, "hands work to others", Delegates()),
        new(-0.5, "is about looks", Looks()),
        new(0.4, "calls something wrong", Wrong()),
        new(0.4, "does not want it", Unwanted()),
        new(-0.4, "moves on", MovesOn()),
        new(-0.4, "begins as a question", QuestionLead()),
        new(0.3, "asks to make sure", Ensure()),
        new(0.3, "adds to what was asked", Adds()),
        new(0.3, "begins with please", Asks()),
        new(0.3, "weighs what is better", Better()),
        new(0.3, "narrows it down", Narrows()),
        new(-0.3, "asks for something new", Wants()),
        new(-0.3, "begins as a task", Task()),
        new(0.2, "begins with a turn-around", Actually()),
        new(0.2, "gives an opinion", Opinion()),
        new(0.2, "names the way to go", Way()),
        new(0.2, "names a document", Document()),
        new(-0.2, "ends as a question", Question()),
        new(0.1, "names a pattern", Pattern()),
    ];

    /// <summary>How the agent takes it.</summary>
    public static readonly CorrectionCue[] OfAgent =
    [
        new(1.3, "the agent grants it", Granted()),
        new(0.4, "the agent takes note", Noted()),
        new(0.4, "the agent changes course", Changed()),
    ];

    [GeneratedRegex(@"\bmyself\b|\bi'?ll (run|test|do|handle|start|check|push|commit|deploy|merge) ", Options)]
    private static partial Regex DoneByUser();

    [GeneratedRegex(@"\b(i (already|just) (said|told|asked|mentioned)|as i said|read (this|it|the \S+) (carefully|again)|which you need to|again you|you keep|you'?re back|how many times|once more)\b", Options)]
    private static partial Regex ToldBefore();

    [GeneratedRegex(@"\b(no need|(don'?t|do not|doesn'?t|not|dont) (actually |really |even |think (we |you )?)?need|not needed|unnecessary|over ?complicat\w*|overkill|too complex)\b|\b(nicht nötig|brauchen wir nicht|no hace falta|pas besoin|não precisa|не нужно)\b", Options)]
    private static partial Regex NotNeeded();

    [GeneratedRegex(@"\b(instead|rather|in favou?r of|no longer)\b|\b(stattdessen|statt|lieber|en vez de|en lugar de|plut[oô]t|au lieu|em vez de|вместо)\b", Options)]
    private static partial Regex Instead();

    [GeneratedRegex(@"^(<|\$\w|/\w|@)", Options)]
    private static partial Regex Machine();

    [GeneratedRegex(@"\b(move|rename|belongs?|live in|put (it|them|this|these))\b", Options)]
    private static partial Regex Moves();

    [GeneratedRegex(@"(\n\s+at \S+|\n.*\n.*\n.*\n.*\n.*\n|Traceback|npm (ERR|error)|❌|➜)", Options)]
    private static partial Regex PastedOutput();

    [GeneratedRegex(@"\b(status|ready to merge|done yet|finished|outstanding|progress)\b", Options)]
    private static partial Regex Status();

    [GeneratedRegex(@"(^|[.!,;:\n*-] ?|please |just |\band |\bso )(don'?t|do not|dont|never|stop|avoid|no) \w+|(^|[.!,;] ?)(bitte )?(nicht|keine?|no (me|hagas|uses|toques)|não|не) \w+", Options)]
    private static partial Regex Forbids();

    [GeneratedRegex(@"\b(should(n'?t)?|must|has to|have to|supposed to)\b", Options)]
    private static partial Regex Should();

    [GeneratedRegex(@"\b(always|never|every time|from now on|in future|in the future|going forward|by default|anything|all our|remember|whenever|avoid)\b", Options)]
    private static partial Regex Standing();

    [GeneratedRegex(@"\bwe(('?re| are)?) (\w+ )?(use|have|had|already|currently|previously|recently|no longer|agreed|decided|want|prefer|don'?t|only|always|never)\b", Options)]
    private static partial Regex Usual();

    [GeneratedRegex(@"^(great|good|nice|perfect|thanks|thank you|awesome|excellent|looks good|lgtm|cool|yes|yep|yeah|sure|go ahead|ok\b|okay|continue|proceed|do (it|both|that))", Options)]
    private static partial Regex Praise();

    [GeneratedRegex(@"\b(isn'?t|aren'?t|is not|are not|not the|not a|nothing to do)\b", Options)]
    private static partial Regex Contradicts();

    [GeneratedRegex(@"\b(revert|undo|rollback|roll back|get rid of|put back|go back|get back)\b", Options)]
    private static partial Regex Undoes();

    [GeneratedRegex(@"\bshould(n'?t)? (we|i|it|that|this|they|there|these|the)\b|^(so |then |and |also |but )*should\b", Options)]
    private static partial Regex AsksShould();

    [GeneratedRegex(@"\bi('ve| have) (\w+ )?(marked|reverted|added|removed|updated|fixed|pushed|merged|committed|changed|deployed|done|made|created|moved|tested)\b", Options)]
    private static partial Regex DoneAlready();

    [GeneratedRegex(@"\b(when|if) i\b", Options)]
    private static partial Regex Case();

    [GeneratedRegex(@"\bi want you to\b", Options)]
    private static partial Regex WantsYouTo();

    [GeneratedRegex(@"\b(spa?wn|delegate|sub-?agent|worker)\b", Options)]
    private static partial Regex Delegates();

    [GeneratedRegex(@"^(please|pls)\b", Options)]
    private static partial Regex Asks();

    [GeneratedRegex(@"\b(remove|delete|drop|deprecat\w+)\b", Options)]
    private static partial Regex Drops();

    [GeneratedRegex(@"(^|[.,;] ?|\b(please|to|and|we|you) )(use|with) (the |our |a )?\S+", Options)]
    private static partial Regex Uses();

    [GeneratedRegex(@"\b(colou?rs?|gradients?|pixel|padding|font|svg|button|click\w*|sidebar|page|screen\w*|ui|layout|icon|css|animation)\b", Options)]
    private static partial Regex Looks();

    [GeneratedRegex(@"\b(wrong|incorrect|not (right|true|correct|what)|mistake|confus\w+|misunder\w+|anti-?pattern|bad idea|relevant|appropriate)\b", Options)]
    private static partial Regex Wrong();

    [GeneratedRegex(@"\b(don'?t|do not|dont|didn'?t) (want|like|think)\b", Options)]
    private static partial Regex Unwanted();

    [GeneratedRegex(@"^(ok\.? |great\.? |now,? )*(let'?s|lets|now)\b", Options)]
    private static partial Regex MovesOn();

    [GeneratedRegex(@"^(so |and |ok |okay |also )?(what|how|when|where|who|which|is|are|does|do|did|can|could|would|will|have|has|any)\b", Options)]
    private static partial Regex QuestionLead();

    [GeneratedRegex(@"\b(make sure|ensure|be sure)\b", Options)]
    private static partial Regex Ensure();

    [GeneratedRegex(@"^(also|and|oh|plus)\b", Options)]
    private static partial Regex Adds();

    [GeneratedRegex(@"\b(makes? (more )?sense|better|cleaner|simpler|simplif\w+)\b", Options)]
    private static partial Regex Better();

    [GeneratedRegex(@"\b(just|only|simply)\b", Options)]
    private static partial Regex Narrows();

    [GeneratedRegex(@"\bi (want|need|wanted|would like)\b", Options)]
    private static partial Regex Wants();

    [GeneratedRegex(@"^(now |ok,? |great\.? |good\.? |then |next,? )?(please |pls )?(add|create|implement|write|build|fix|commit|push|merge|run|review|check|explain|summari[sz]e|update|execute|investigate|research|continue|begin|start|open|close|spawn|test|find|look|read|show|give|analy[sz]e|rework|publish|release|plan)\b", Options)]
    private static partial Regex Task();

    [GeneratedRegex(@"^(actually|wait|no\b|nope|hmm+|uh+|stop)|\bactually\b", Options)]
    private static partial Regex Actually();

    [GeneratedRegex(@"\bi ((don'?t|do not) )?(actually )?(think|thought|believe|prefer|would rather|meant|mean|said|told)\b|\bi'?d (rather|prefer)\b", Options)]
    private static partial Regex Opinion();

    [GeneratedRegex(@"\b(directly|straight|same (pr|branch|commit)|this branch)\b", Options)]
    private static partial Regex Way();

    [GeneratedRegex(@"\b(agents\.?(md)?|claude\.md|readme|in (the )?\S+\.md)\b", Options)]
    private static partial Regex Document();

    [GeneratedRegex(@"\?\s*$", Options)]
    private static partial Regex Question();

    [GeneratedRegex(@"\b(pattern|convention|standard|guideline|style|consistent|align\w*|best practi\w+|rule)\b", Options)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\b(you'?re (absolutely |completely |totally |exactly )?(right|correct)|exactly right|good (catch|point|call)|i apologi[sz]e|my mistake|fair (point|challenge|critique|enough)|(critique|challenge|concern) is|is (a )?fair|that changes|i was wrong|my bad|i misunderstood|you may be right|that'?s the right)\b", Options)]
    private static partial Regex Granted();

    [GeneratedRegex(@"^(understood|got it|noted|acknowledged|will do|right\b|clear plan|new constraint|no problem)", Options)]
    private static partial Regex Noted();

    [GeneratedRegex(@"^.{0,120}\b(undo|revert|drop\w*|remov\w+|switch\w*|mov(e|ing)|instead|correct|adjust\w*|narrow\w*|simplif\w+)\b", Options)]
    private static partial Regex Changed();
}
