namespace SelfLearning.Core.Recall.Analysis;

/// <summary>M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with the two departures of the author's own
/// later code (<c>bli</c> and <c>logi</c> in step 2). Takes folded lower-case words of a–z; leaves others as they are.</summary>
public static class PorterStemmer
{
    private static readonly (string Suffix, string To)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
    ];

    private static readonly (string Suffix, string To)[] Step3 =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] Step4 =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic", "ou",
    ];

    /// <summary>The stem of a folded word.</summary>
    public static string Stem(string word)
    {
        if (word.Length < 3)
            return word;
        foreach (var c in word)
        {
            if (c is < 'a' or > 'z')
                return word;
        }

        Span<char> buffer = stackalloc char[word.Length + 2];
        word.CopyTo(buffer);
        var stem = new Stemmed(buffer, word.Length);
        stem.Plurals();
        stem.PastAndProgressive();
        stem.FinalY();
        stem.Replace(Step2);
        stem.Replace(Step3);
        stem.Strip(Step4);
        stem.FinalE();
        return stem.Is(word) ? word : stem.ToString();
    }

    private ref struct Stemmed(Span<char> letters, int length)
    {
        private readonly Span<char> letters = letters;
        private int length = length;

        public readonly bool Is(string word) => letters[..length].SequenceEqual(word);

        public override readonly string ToString() => new(letters[..length]);

        public void Plurals()
        {
            if (Ends("sses") || Ends("ies"))
                length -= 2;
            else if (Ends("s") && !Ends("ss"))
                length--;
        }

        public void PastAndProgressive()
        {
            if (Ends("eed"))
            {
                if (Measure(length - 3) > 0)
                    length--;
                return;
            }

            var cut = Ends("ed") ? 2 : Ends("ing") ? 3 : 0;
            if (cut == 0 || !HasVowel(length - cut))
                return;
            length -= cut;
            if (Ends("at") || Ends("bl") || Ends("iz"))
                letters[length++] = 'e';
            else if (DoubleConsonant(length) && letters[length - 1] is not ('l' or 's' or 'z'))
                length--;
            else if (Measure(length) == 1 && ShortSyllable(length))
                letters[length++] = 'e';
        }

        public readonly void FinalY()
        {
            if (Ends("y") && HasVowel(length - 1))
                letters[length - 1] = 'i';
        }

        public void Replace((string Suffix, string To)[] rules)
        {
            foreach (var (suffix, to) in rules)
            {
                if (!Ends(suffix))
                    continue;
                if (Measure(length - suffix.Length) > 0)
                {
                    length -= suffix.Length;
                    to.CopyTo(letters[length..]);
                    length += to.Length;
                }

                return;
            }
        }

        public void Strip(string[] suffixes)
        {
            foreach (var suffix in suffixes)
            {
                if (!Ends(suffix))
                    continue;
                var rest = length - suffix.Length;
                if (Measure(rest) > 1 && (suffix != "ion" || (rest > 0 && letters[rest - 1] is 's' or 't')))
                    length = rest;
                return;
            }
        }

        public void FinalE()
        {
            if (Ends("e") && Measure(length - 1) is var m && (m > 1 || (m == 1 && !ShortSyllable(length - 1))))
                length--;
            if (Ends("ll") && Measure(length) > 1)
                length--;
        }

        private readonly bool Ends(string suffix) => letters[..length].EndsWith(suffix) && length > suffix.Length;

        private readonly bool Consonant(int at) => letters[at] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => false,
            'y' => at == 0 || !Consonant(at - 1),
            _ => true,
        };

        // Porter's m: how often a vowel run is followed by a consonant run.
        private readonly int Measure(int end)
        {
            var count = 0;
            for (var i = 1; i < end; i++)
            {
                if (Consonant(i) && !Consonant(i - 1))
                    count++;
            }

            return count;
        }

        private readonly bool HasVowel(int end)
        {
            for (var i = 0; i < end; i++)
            {
                if (!Consonant(i))
                    return true;
            }

            return false;
        }

        private readonly bool DoubleConsonant(int end) => end > 1 && letters[end - 1] == letters[end - 2] && Consonant(end - 1);

        private readonly bool ShortSyllable(int end) =>
            end > 2 && Consonant(end - 1) && !Consonant(end - 2) && Consonant(end - 3) && letters[end - 1] is not ('w' or 'x' or 'y');
    }
}
