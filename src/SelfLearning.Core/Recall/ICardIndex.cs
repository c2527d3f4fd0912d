namespace SelfLearning.Core.Recall;

/// <summary>What recall asks of an index. Cards have numbers from 0 up; a list of numbers is ascending. Two indexes over the same
/// cards, numbered alike, must answer alike.</summary>
public interface ICardIndex
{
    /// <summary>How many cards there are.</summary>
    int Count { get; }

    /// <summary>The mean number of terms in a field over all cards.</summary>
    double AverageLength(CardField field);

    /// <summary>In how many cards a term stands, in whatever field.</summary>
    int Frequency(string term);

    /// <summary>The cards with a term, at most so many: the last ones.</summary>
    IReadOnlyList<int> Newest(string term, int most);

    /// <summary>The cards with a term in their title.</summary>
    IReadOnlyList<int> WithInTitle(string term);

    /// <summary>The cards with both terms; null where there are more than so many.</summary>
    IReadOnlyList<int>? WithBoth(string first, string second, int most);

    /// <summary>The terms that begin so; asked only when nothing else matched.</summary>
    IEnumerable<string> Beginning(string prefix);

    /// <summary>The card of a number.</summary>
    IndexedCard Card(int number);

    /// <summary>Reads of a card what ranking needs.</summary>
    void Read(int number, CardTerms into) => into.Fill(Card(number));
}
