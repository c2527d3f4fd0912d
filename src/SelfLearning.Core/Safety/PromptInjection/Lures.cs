namespace SelfLearning.Core.Safety.PromptInjection;

/// <summary>Names of packages that are one slip away from a well-known one.</summary>
internal static class Lures
{
    private static readonly string[] Known =
    [
        "requests", "urllib3", "numpy", "pandas", "django", "flask", "colorama", "setuptools", "cryptography", "pillow", "matplotlib", "tensorflow", "pytorch", "scikit-learn", "beautifulsoup4", "selenium", "pyyaml", "boto3",
        "express", "lodash", "react-dom", "axios", "webpack", "typescript", "eslint", "prettier", "cross-env", "dotenv", "mongoose", "commander", "electron", "jquery", "moment", "discord.js", "puppeteer", "playwright",
        "newtonsoft.json", "serilog", "automapper", "tokio", "serde", "rand_core", "reqwest", "rails", "nokogiri", "sidekiq", "gorilla", "logrus",
    ];

    public static void Find(List<Words.Word> words, List<Threat> threats)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i].Text is not ("install" or "add" or "package" or "require" or "import" or "is" or "named" or "called" or "dependency"))
                continue;
            var word = words[i + 1].Text;
            foreach (var part in word.Split('-', '_', '='))
            {
                if (part.Length >= 5 && Array.Exists(Known, k => k != part && k != word && IsOneSlip(part, k)) && Array.IndexOf(Known, part) < 0)
                    threats.Add(new("package-lure", word));
            }
        }
    }

    // One letter left out, doubled, exchanged, or two in the wrong order; more than the ending.
    private static bool IsOneSlip(string word, string known)
    {
        if (Math.Abs(word.Length - known.Length) > 1 || known.Length < 6 || word[0] != known[0])
            return false;
        var same = 0;
        while (same < word.Length && same < known.Length && word[same] == known[same])
            same++;
        if (same >= Math.Min(word.Length, known.Length) - 1)
            return false;
        var (rest, other) = (word[same..], known[same..]);
        return (rest.Length == other.Length && rest.Length > 1 && rest[0] == other[1] && rest[1] == other[0] && rest[2..] == other[2..])
            || (rest.Length == other.Length && rest[1..] == other[1..])
            || (rest.Length == other.Length + 1 && rest[1..] == other)
            || (rest.Length + 1 == other.Length && rest == other[1..]);
    }
}
