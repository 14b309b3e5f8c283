using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>What the symbol of a number says of its document.</summary>
public static class NumberSymbol
{
    /// <summary>The type and its code: “45-NQ/TW” and “03/NQ-CP” are resolutions. Null where no part of the symbol is the code of a type.</summary>
    public static (string Name, string Code)? TypeOf(string? number)
    {
        foreach (var part in Parts(number))
        {
            if (DocumentTypes.NameOf(part) is { } name)
                return (name, part);
        }

        return null;
    }

    /// <summary>As it is written: without blanks, and with its small letters where a title set it in capitals (16/2001/CT-TTG, 76-CTR/TU).</summary>
    internal static string Written(string typed)
    {
        // “214 NQ/UBTVQH9”: the only blank stands for a dash.
        var number = typed.Trim().ReplaceLineEndings(" ");
        if (number.Count(c => c == ' ') == 1 && char.IsDigit(number[number.IndexOf(' ', StringComparison.Ordinal) - 1]) && char.IsLetter(number[number.IndexOf(' ', StringComparison.Ordinal) + 1]))
            number = number.Replace(' ', '-');
        number = string.Concat(number.Where(c => !char.IsWhiteSpace(c))).Replace('–', '-');
        foreach (var part in Parts(number))
        {
            if (part.Length > 2 && (part == "TTG" ? "TTg" : DocumentTypes.CodeInCapitals(part)) is { } code)
                number = number.Replace(part, code, StringComparison.Ordinal);
        }

        return number;
    }

    internal static string[] Parts(string? number) => (number ?? "").Normalize().Split(['-', '/', '–', ' ', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>How much a number says that a body issued it: 3 where a part of its symbol has the initials with which the name begins, 0 where none has.</summary>
    internal static int Names(string? number, string key) => Parts(number).Any(part => IsInitials(part, key)) ? 3 : 0;

    // Small words that initials leave out, and those that stand for two letters.
    static readonly string[] LeftOut = ["và", "của", "về", "các", "-"];

    /// <summary>“BTCTU” for “ban tổ chức tỉnh ủy lam sơn”, “SNNMT” for “sở nông nghiệp và môi trường”, “VKSTC” for “viện kiểm sát nhân dân tối cao”.</summary>
    internal static bool IsInitials(string part, string key)
    {
        part = part.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (part.Length < 2 || DocumentTypes.IsCode(part))
            return false;
        var at = 0;
        var words = key.Replace("trung ương", "tw", StringComparison.Ordinal).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length && at < part.Length; i++)
        {
            if (LeftOut.Contains(words[i]))
                continue;
            if (words[i] is "tw" or "ubnd" or "hđnd" or "mttq" or "tand" or "vksnd" && part.AsSpan(at).StartsWith(words[i], StringComparison.OrdinalIgnoreCase))
                at += words[i].Length;
            else if (IsInitial(part[at], words[i][0]))
                at++;
            // “nhân dân”, “việt nam” and the word before the field are left out: VKSTC, HND, LĐLĐT.
            else if (at == 0 || !(words[i] is "nhân" or "dân" or "việt" or "nam" or "tổ" or "quốc"))
                return false;
        }

        return at == part.Length;
    }

    /// <summary>A code of a type that may as well be initials of a body: CT of “cục thuế”, ĐL of “công ty điện lực”.</summary>
    internal static bool MayBeInitials(string code, string key)
    {
        var words = key.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        for (var first = 0; first + code.Length <= words.Length; first++)
        {
            var same = 0;
            while (same < code.Length && IsInitial(code[same], words[first + same][0]))
                same++;
            if (same == code.Length)
                return true;
        }

        return false;
    }

    static bool IsInitial(char symbol, char letter) => Letter.Of(symbol).Base == Letter.Of(letter).Base;
}
