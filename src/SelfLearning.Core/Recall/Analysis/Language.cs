namespace SelfLearning.Core.Recall.Analysis;

/// <summary>A language other than English in which people write prompts: its function words, and the endings of its inflections. Which language a text
/// is in is told by its function words, so that words which mean something in English ("die", "man", "os") are fillers only where they are.</summary>
internal sealed class Language
{
    // One may be a word of a name or a quotation.
    private const int EnoughWords = 2;

    private const int Most = 3;

    // The words folded, each between two spaces. They are looked for in this text: to make a set of each language would take a process longer.
    private readonly string fillers;
    private readonly Lazy<string[]> endings;

    private Language(string fillers, string endings)
    {
        this.fillers = string.Create(fillers.Length + 2, fillers, static (folded, text) =>
        {
            folded.Fill(' ');
            var at = 1;
            foreach (var c in text)
            {
                if (c != '\'')
                    folded[at++] = char.IsWhiteSpace(c) ? ' ' : Folding.Fold(c);
            }
        });
        this.endings = new(() => [.. endings.Split(' ').Select(Folded).OrderByDescending(ending => ending.Length)], isThreadSafe: true);
    }

    // Endings after J. Savoy, "Light stemming approaches for the French, Portuguese, German and Hungarian languages" (SAC 2006), and of the same
    // kind for the others: number, case and gender of nouns and adjectives only.
    private static readonly Language[] All =
    [
        new("""
            der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen ist sind war waren wird werden wurde wurden hat habe haben hatte kann
            können könnte muss müssen soll sollen will wollen darf ich du er sie es wir ihr mich mir dich dir uns euch man mein meine meinem meinen meiner dein deine sein seine unser
            unsere mit von vom zu zum zur bei beim nach aus auf für über unter vor seit bis durch gegen ohne um im am ans ins wie was wer wo wann warum wieso weshalb welche welcher
            welches dass weil wenn ob als auch noch nur schon immer wieder jetzt dann hier da dieser diese dieses diesen diesem jede jeder alle alles etwas nichts mal bitte danke
            hallo hilf gibt geht macht tun machen weiß weiter sich daran dagegen davon dazu sehr mehr
            """, "ern em en er es e n s"),
        new("""
            le la les un une des du de d l et ou mais ne pas plus est sont était été être avoir ai as a avons ont fait faire peut peux dois doit je tu il elle on nous vous ils elles
            me te se moi toi mon ma mes ton ta tes son sa ses notre votre leur leurs ce cet cette ces ça cela qui que quoi dont où quand comment pourquoi quel quelle quels quelles
            dans sur sous avec sans pour par en au aux chez vers depuis entre si comme aussi encore toujours jamais déjà très bien tout tous toute toutes rien quelque même lorsque
            puis donc car parce merci bonjour svp ici là y qu c j n s m t
            """, "s x e es ée ées er ez ent"),
        new("""
            el la los las un una unos unas de del al y e o u en con por para que se su sus es son era fue ser está están estaba hay como lo le les mi mis tu tus no ni si sí ya muy más
            pero porque cuando donde dónde qué cuál cómo quién este esta esto estos estas ese esa eso aquel me te nos yo tú él ella ellos nosotros sin sobre entre desde hasta hacia
            también todo toda todos todas algo nada cada otro otra hace hacer puedo puede debo debe tengo tiene sale pasa gracias hola favor ahora aquí así
            """, "s es o os a as"),
        new("""
            o a os as um uma uns umas de do da dos das em no na nos nas e ou mas não nem se que é são era foi ser está estão estava há por para com sem sobre entre desde até como quando
            onde porque qual quais quem este esta isto estes estas esse essa isso aquele aquela meu minha meus minhas seu sua seus suas me te nos eu tu ele ela você vocês nós eles elas
            muito mais já também só tudo todo toda todos todas algo nada cada outro outra faz fazer posso pode devo deve tenho tem obrigado olá favor agora aqui ao aos à às pelo pela
            """, "s es o os a as ões ão"),
        new("""
            il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla in nel nello nella nei nelle con su sul sulla per tra fra e ed o ma non
            né se che chi cui è sono era stato essere ho hai ha abbiamo hanno fare fa può posso devo deve io tu lui lei noi voi loro mi ti ci vi si mio mia miei tuo tua suo sua questo
            questa questi queste quello quella come quando dove perché quale quali cosa più molto già anche solo tutto tutti tutta ogni qualche niente dopo prima ancora grazie ciao qui
            """, "o i a e hi he"),
        new("""
            de het een en of maar niet geen is zijn was waren wordt worden werd heeft heb hebben had kan kunnen moet moeten zal zullen wil ik jij je hij zij ze wij we jullie mij me hem
            haar ons mijn jouw zijn onze met van voor naar bij uit op aan in over onder door tegen zonder om te tot als dan dat die dit deze wat wie waar wanneer waarom hoe welke ook nog
            al alleen altijd weer nu hier er iets niets alle elk veel meer zeer graag bedankt hallo omdat sinds
            """, "en s e n"),
        new("""
            i oraz a ale lub nie tak jest są był była było były być będzie mam ma mają może mogę można trzeba w we na do z ze od po za przed pod nad przy przez dla o u jak co kto gdzie
            kiedy dlaczego czemu który która które którzy jaki jaka jakie ten ta to te ci tego tej tym tych mój moja moje mnie mi ty ja on ona ono my wy oni się sobie czy że żeby bo gdy
            jeśli już jeszcze tylko też także bardzo tu tam teraz zawsze wszystko nic coś każdy taki takie proszę dzięki od
            """, "ami ach ego emu ych ymi ów om em ie a ą e ę i y u o ej ym"),
        new("""
            ve veya ama fakat değil bir bu şu o ben sen biz siz onlar bana beni benim sana senin onun ile için gibi kadar göre sonra önce da de mi mı mu mü ne neden niçin niye nasıl
            hangi kim nerede zaman var yok olan olarak oluyor olur oldu ise ki çok daha en her hiç bazı şey yapmalıyım lütfen merhaba teşekkürler sadece yine hep böyle
            """, "ları leri lar ler dan den ın in un ün ı i u ü a e"),
        new("""
            и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне было вот от меня еще нет о из ему когда ли если или быть был до при это для мы они
            этот эта эти том тем чем где почему зачем какой какая какие который которая которые мой моя наш свой можно нужно надо уже только очень тоже также здесь сейчас после через
            """, "а"),
    ];

    // Grammar and politeness that Chinese prompts are full of, as pairs of characters; Japanese grammar is written in hiragana.
    private static readonly HashSet<string> Pairs = """
        怎么 么办 什么 这个 那个 一个 一下 可以 没有 不是 是不 如何 为什 为何 请问 帮我 我看 看一 麻烦 应该 解决 原因 问题 出现 知道 不知 之后 时候 现在 因为 所以 但是 还是
        昨日 今日 方法 教え 次の 出ま 出る 直り 直し 原因 表示 実行 止ま 調べ 습니 니다 어떻 떻게 하나 나요 해야 합니 입니 주세 세요 문제 해결
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>The language of a text, if it is one of these and not English.</summary>
    public static Language? Of(IReadOnlyList<Token> tokens)
    {
        var words = tokens.Where(token => token.Kind == TokenKind.Word && !token.InPath).Select(token => token.Word).Distinct(StringComparer.Ordinal)
            .Where(MayBeFiller).Select(Spaced).ToList();
        var (best, most) = ((Language?)null, EnoughWords - 1);
        foreach (var language in All)
        {
            var found = words.Count(word => language.fillers.Contains(word, StringComparison.Ordinal));
            if (found > most)
                (best, most) = (language, found);
        }

        return best;
    }

    /// <summary>Whether a token says nothing about what its text is about.</summary>
    public static bool IsFiller(Token token, Language? language) => token.Kind == TokenKind.Pair
        ? token.Term.All(c => c is >= '\u3041' and <= '\u309f') || Pairs.Contains(token.Term)
        : token.Term.Length == 1 || StopWords.Contains(token.Word) || (language is not null && MayBeFiller(token.Word) && language.fillers.Contains(Spaced(token.Word), StringComparison.Ordinal));

    // What is a stop word in English, too, tells no language.
    private static bool MayBeFiller(string word) => word.Length > 1 && !StopWords.Contains(word);

    private static string Spaced(string word) => $" {word} ";

    /// <summary>Known terms that are other inflections of a word that is not known.</summary>
    /// <param name="term">The word.</param>
    /// <param name="beginning">The known terms that begin so.</param>
    /// <param name="frequency">In how many texts a term stands.</param>
    public IEnumerable<string> Inflections(string term, Func<string, IEnumerable<string>> beginning, Func<string, int> frequency)
    {
        const int Shortest = 4;
        if (term.Length <= Shortest || term.Any(char.IsDigit))
            return [];
        var stem = Stem(term);
        // In an order of their own: two indexes over the same cards list their terms differently.
        return stem.Length < Shortest ? [] : beginning(stem[..Math.Max(Shortest, stem.Length - 1)]).Where(other => other.Length <= term.Length + 4 && Stem(other) == stem)
            .OrderByDescending(frequency).ThenBy(other => other, StringComparer.Ordinal).Take(Most);
    }

    // The English stemmer was there first: an ending may be gone already, and a doubled letter with it.
    private string Stem(string term)
    {
        foreach (var ending in endings.Value)
        {
            if (term.Length - ending.Length >= 4 && term.EndsWith(ending, StringComparison.Ordinal))
            {
                term = term[..^ending.Length];
                break;
            }
        }

        return term.Length > 4 && term[^1] == term[^2] ? term[..^1] : term;
    }

    private static string Folded(string word) => string.Concat(word.Where(c => c != '\'').Select(Folding.Fold));
}
