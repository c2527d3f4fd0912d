namespace SelfLearning.Core.Text;

/// <summary>The lines of one of two compared texts, as numbers that are equal where the lines are, and which of them are changed.</summary>
internal sealed class ChangedLines(int[] lines)
{
    private readonly bool[] changed = new bool[lines.Length];

    public int[] Lines => lines;

    public int Count => lines.Length;

    public bool IsChanged(int line) => line >= 0 && line < changed.Length && changed[line];

    public void Mark(int line) => changed[line] = true;

    /// <summary>Moves each changed stretch to where it meets a changed stretch of the other text, the last such place, or else down as far as it
    /// goes; stretches that touch become one.</summary>
    public void Slide(ChangedLines other)
    {
        var (ours, theirs) = (new Stretch(this), new Stretch(other));
        do
        {
            if (!ours.IsEmpty)
                Slide(ours, theirs);
        }
        while (ours.Next() && theirs.Next());
    }

    private static void Slide(Stretch ours, Stretch theirs)
    {
        int size, highest;
        int? meets;
        do
        {
            size = ours.Count;
            while (ours.Up())
                theirs.Previous();
            highest = ours.End;
            meets = theirs.IsEmpty ? null : ours.End;
            while (ours.Down())
            {
                theirs.Next();
                if (!theirs.IsEmpty)
                    meets = ours.End;
            }
        }
        while (size != ours.Count);

        if (ours.End == highest || meets is null)
            return;
        while (theirs.IsEmpty)
        {
            ours.Up();
            theirs.Previous();
        }
    }

    // A run of changed lines, perhaps an empty one, between two that are not.
    private sealed class Stretch
    {
        private readonly ChangedLines text;
        private int start;

        public Stretch(ChangedLines text)
        {
            this.text = text;
            Extend();
        }

        public int End { get; private set; }

        public int Count => End - start;

        public bool IsEmpty => Count == 0;

        public bool Next()
        {
            if (End >= text.Count)
                return false;
            start = End = End + 1;
            Extend();
            return true;
        }

        public void Previous()
        {
            End = start = start - 1;
            ExtendUp();
        }

        public bool Down()
        {
            if (End >= text.Count || text.Lines[start] != text.Lines[End])
                return false;
            text.changed[start++] = false;
            text.changed[End++] = true;
            Extend();
            return true;
        }

        public bool Up()
        {
            if (start == 0 || text.Lines[start - 1] != text.Lines[End - 1])
                return false;
            text.changed[--start] = true;
            text.changed[--End] = false;
            ExtendUp();
            return true;
        }

        private void Extend()
        {
            while (text.IsChanged(End))
                End++;
        }

        private void ExtendUp()
        {
            while (text.IsChanged(start - 1))
                start--;
        }
    }
}
