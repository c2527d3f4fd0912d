namespace SelfLearning.Core.Recall;

/// <summary>Finds, while a card's field is read term by term, the stretches of a situation that stand in it. Stretches of one line that what changes
/// between two times holds apart (a name, a path) are put together.</summary>
internal sealed class RunFinder
{
    // So many terms may differ between two stretches of one line.
    private const int MostApart = 6;
    private const int MostPieces = 32;
    private const int MostPlaces = 8;

    private readonly VerbatimText said;
    private readonly Dictionary<(int, int), List<int>> places = [];
    private readonly List<Piece> pieces = [];
    private readonly double[] best = new double[MostPieces];
    private readonly int[] from = new int[MostPieces];
    private readonly HashSet<int> counted = [];
    private readonly int[] numbers;
    private List<(int Place, int Length)> open = [];
    private List<(int Place, int Length)> next = [];
    private int last = -1;
    private int at;

    /// <summary>Numbers of the situation's terms are handed in as they are later.</summary>
    public RunFinder(VerbatimText said, Func<string, int> number)
    {
        this.said = said;
        numbers = [.. said.Terms.Select(number)];
        for (var i = 1; i < numbers.Length; i++)
        {
            if (!places.TryGetValue((numbers[i - 1], numbers[i]), out var list))
                places.Add((numbers[i - 1], numbers[i]), list = []);
            if (list.Count < MostPlaces)
                list.Add(i);
        }
    }

    public void BeginField()
    {
        pieces.Clear();
        open.Clear();
        (last, at) = (-1, 0);
    }

    /// <summary>The field's next term by its number; below 0 where the situation does not have it.</summary>
    public void Read(int term)
    {
        next.Clear();
        if (last >= 0 && term >= 0 && places.TryGetValue((last, term), out var list))
        {
            foreach (var place in list)
            {
                var known = open.FindIndex(run => run.Place == place - 1);
                next.Add((place, known < 0 ? 2 : open[known].Length + 1));
                if (known >= 0)
                    open[known] = (-2, 0);
            }
        }

        Close();
        (open, next) = (next, open);
        last = term;
        at++;
    }

    /// <summary>The most telling stretch of the field.</summary>
    public VerbatimRun EndField()
    {
        Close();
        var most = -1;
        for (var i = 0; i < pieces.Count; i++)
        {
            (best[i], from[i]) = (pieces[i].Nats, -1);
            for (var j = 0; j < i; j++)
            {
                if (Follows(pieces[j], pieces[i]) && best[j] + pieces[i].Nats > best[i])
                    (best[i], from[i]) = (best[j] + pieces[i].Nats, j);
            }

            if (most < 0 || best[i] > best[most])
                most = i;
        }

        if (most < 0)
            return default;
        counted.Clear();
        var (nats, words, telling) = (0.0, 0.0, 0);
        for (var i = most; i >= 0; i = from[i])
            Count(pieces[i], ref nats, ref words, ref telling);
        return new VerbatimRun(nats, words, telling);
    }

    private static bool Follows(Piece first, Piece second) =>
        second.Field > first.FieldEnd && second.Field - first.FieldEnd <= MostApart + 1 && second.Place > first.PlaceEnd && second.Place - first.PlaceEnd <= MostApart + 1;

    // What could not be read on is a stretch.
    private void Close()
    {
        foreach (var (place, length) in open)
        {
            if (length < 2 || pieces.Count == MostPieces)
                continue;
            var start = place - length + 1;
            var (nats, words, telling) = (0.0, 0.0, 0);
            counted.Clear();
            var piece = new Piece(start, place, at - length, at - 1, 0);
            Count(piece, ref nats, ref words, ref telling);
            if (nats > 0)
                pieces.Add(piece with { Nats = nats });
        }
    }

    // A segment counts once, by its most telling term; so does a term that comes again.
    private void Count(Piece piece, ref double nats, ref double words, ref int telling)
    {
        for (var i = piece.Place; i <= piece.PlaceEnd;)
        {
            var end = i;
            while (end < piece.PlaceEnd && said.Segments[end + 1] == said.Segments[i])
                end++;
            var top = i;
            for (var k = i + 1; k <= end; k++)
            {
                if (said.Nats[k] > said.Nats[top])
                    top = k;
            }

            if (counted.Add(numbers[top]))
            {
                nats += said.Nats[top];
                words += said.Lengths[top];
                telling += said.Tells[top];
            }

            i = end + 1;
        }
    }

    private readonly record struct Piece(int Place, int PlaceEnd, int Field, int FieldEnd, double Nats);
}
