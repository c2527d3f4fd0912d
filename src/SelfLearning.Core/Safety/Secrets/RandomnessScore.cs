namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Tells chance from language: how common the pairs of neighbouring letters are, how letters, digits and case alternate.</summary>
internal static class RandomnessScore
{
    // How common the pair (row, column) is in English words and in the words of identifiers, on a logarithmic scale 0–9; counted over
    // documentation of command-line tools and compilers. Chance averages 3.4, words 7.
    private static ReadOnlySpan<byte> Pairs =>
        "36872462615878070879654453"u8 + "63436220621641630553611031"u8 + "71547327607641840657621040"u8 + "64458431822543640553522130"u8 +
        "75886653423778474998365752"u8 + "51225620700521620554501040"u8 + "52337245600445530653510011"u8 + "72337200601332630435401030"u8 +
        "65776660203779862678262505"u8 + "30014000200000320030300000"u8 + "42237240500322320253412020"u8 + "73468310803733740265641261"u8 +
        "85348231704452771255521050"u8 + "73777682715455640388552131"u8 + "55763562535779670867756431"u8 + "74457345604755760766532140"u8 +
        "00000000000310000011600000"u8 + "84669451805565851577653060"u8 + "63748437705544664379734250"u8 + "82549437902643851776624261"u8 +
        "56555340501667360777320302"u8 + "61327221600142420232110001"u8 + "60135104501324520441102000"u8 + "32435101400230250125011421"u8 +
        "33334220301444350254202022"u8 + "40115200400110300020100012"u8;

    /// <summary>Counts over a value's first 400 characters.</summary>
    public readonly record struct Profile(int Length, int Lower, int Upper, int Digits, int Others, int Hex, int Switches, int Runs, int OddRuns, int PairCount, int PairSum)
    {
        public int Letters => Lower + Upper;

        public int Alnum => Lower + Upper + Digits;

        /// <summary>9 = words, about 3.4 = chance; 9 where there are no pairs to judge.</summary>
        public double Fluency => PairCount == 0 ? 9 : (double)PairSum / PairCount;

        public int Classes => (Lower > 0 ? 1 : 0) + (Upper > 0 ? 1 : 0) + (Digits > 0 ? 1 : 0) + (Others > 0 ? 1 : 0);

        public bool AllHex => Hex == Length;

        /// <summary>Capitals and small letters alternate as no name has them.</summary>
        public bool IsMixed => Upper > 1 && Lower > 1 && Runs >= 6 && OddRuns * 100 > Runs * 36;
    }

    public static Profile Measure(ReadOnlySpan<char> value)
    {
        if (value.Length > 400)
            value = value[..400];
        int lower = 0, upper = 0, digits = 0, others = 0, hex = 0, switches = 0, runs = 0, odd = 0, pairs = 0, sum = 0;
        var before = '\0';
        var run = 0;
        foreach (var c in value)
        {
            if (char.IsAsciiLetterLower(c))
                lower++;
            else if (char.IsAsciiLetterUpper(c))
                upper++;
            else if (char.IsAsciiDigit(c))
                digits++;
            else
                others++;
            if (char.IsAsciiHexDigit(c))
                hex++;

            if (char.IsAsciiLetter(c) && char.IsAsciiLetter(before))
            {
                // Where a word of an identifier begins, the pair says nothing.
                if (!char.IsAsciiLetterUpper(c) || !char.IsAsciiLetterLower(before))
                {
                    pairs++;
                    sum += Pairs[(((before | 0x20) - 'a') * 26) + ((c | 0x20) - 'a')] - '0';
                }
            }
            else if ((char.IsAsciiLetter(c) && char.IsAsciiDigit(before)) || (char.IsAsciiDigit(c) && char.IsAsciiLetter(before)))
            {
                switches++;
            }

            if (char.IsAsciiLetter(c) && char.IsAsciiLetter(before) && char.IsAsciiLetterLower(c) == char.IsAsciiLetterLower(before))
            {
                run++;
            }
            else
            {
                CloseRun();
                run = char.IsAsciiLetter(c) ? 1 : 0;
            }

            before = c;
        }

        CloseRun();
        return new(value.Length, lower, upper, digits, others, hex, switches, runs, odd, pairs, sum);

        // Names have capitals alone and small letters in rows; in chance half of the runs are the other way.
        void CloseRun()
        {
            if (run == 0)
                return;
            runs++;
            if (char.IsAsciiLetterLower(before) == (run == 1))
                odd++;
        }
    }

    /// <summary>Whether nobody would write this by hand as a name, a word or a number.</summary>
    public static bool LooksRandom(in Profile p)
    {
        if (p.Alnum < 8 || p.Letters == 0)
            return false;
        if (p.Digits == 0)
            return p.Letters >= 10 && (p.Fluency < (p.Letters >= 14 ? 5.0 : 4.6) || p.IsMixed);
        if (p.AllHex)
            return p.Length >= 14 && p.Digits >= 3 && p.Letters >= 2;
        if (p.Switches >= 3 && p.Switches * 7 >= p.Alnum)
            return true;
        if (p.PairCount >= 5 && p.Fluency < 4.8)
            return true;
        return p.Letters >= 8 && p.IsMixed;
    }

    public static bool LooksRandom(ReadOnlySpan<char> value) => LooksRandom(Measure(value));

    /// <summary>Whether a part between <c>_</c> and <c>-</c>, ten characters or longer, looks random.</summary>
    public static bool HasRandomPart(ReadOnlySpan<char> value)
    {
        foreach (var part in value.SplitAny('_', '-'))
        {
            if (value[part] is { Length: >= 10 } text && LooksRandom(text))
                return true;
        }

        return false;
    }
}
