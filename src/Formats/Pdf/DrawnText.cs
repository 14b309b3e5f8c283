using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Tokens;

namespace DonDoc.Formats.Pdf;

/// <summary>What a page would cost to read: null where it may be read.</summary>
sealed record PageCost(FileRefusal? Refusal);

/// <summary>
/// Looks at what a page draws before the parser reads it. The parser makes an object of some hundred bytes of each letter, as often as a form is drawn,
/// and follows forms that draw one another until its stack overflows, which nobody can catch: either would end the program by a file of a few hundred
/// bytes. So the strings that are shown are measured here, and forms are followed as the parser would, without drawing anything.
/// </summary>
sealed class DrawnText(PdfDocument file, BoundedFilters filters, ReadLimits limits) : IPageFactory<PageCost>
{
    // Print shops nest forms three or four deep, and draw a stamp some hundred times.
    const int MostDepth = 50;
    const int MostDraws = 100_000;

    readonly Dictionary<IndirectReference, Drawing?> _forms = [];

    /// <summary>Names of fonts met so far that do not say which letters they draw: their codes are numbers of drawings, and no table leads on.</summary>
    public HashSet<string> UnmappedFonts { get; } = new(StringComparer.Ordinal);

    /// <param name="Letters">At most so many are shown.</param>
    /// <param name="Draws">Names of what else is drawn, in their order.</param>
    /// <param name="Resources">What the names mean; null where it has none of its own.</param>
    sealed record Drawing(long Letters, IReadOnlyList<string> Draws, DictionaryToken? Resources);

    /// <summary>Called by the parser with what the page inherits.</summary>
    public PageCost Create(int number, DictionaryToken dictionary, PageTreeMembers pageTreeMembers, NamedDestinations namedDestinations)
    {
        filters.IsLooking = true;
        try
        {
            var scopes = new List<DictionaryToken>(pageTreeMembers.ParentResources);
            if (Find<DictionaryToken>(dictionary, NameToken.Resources) is { } own)
                scopes.Add(own);
            scopes.ForEach(LookAtFonts);
            return new PageCost(new Walk(this, filters, limits, scopes).Refuse(Contents(dictionary)));
        }
        finally
        {
            filters.IsLooking = false;
        }
    }

    Drawing Contents(DictionaryToken page)
    {
        if (!page.TryGet(NameToken.Contents, out var contents))
            return new Drawing(0, [], null);
        var parts = Resolve<ArrayToken>(contents) is { } list ? list.Data : [contents];
        // Cut between two words, not within one.
        using var bytes = new MemoryStream();
        foreach (var stream in parts.Select(Resolve<StreamToken>).OfType<StreamToken>())
        {
            bytes.Write(Unpack(stream).Span);
            bytes.WriteByte((byte)'\n');
        }

        var (letters, draws) = ShownText.Measure(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return new Drawing(letters, draws, null);
    }

    // Null where the name stands for a picture, or for nothing.
    Drawing? Form(IndirectReference reference)
    {
        if (_forms.TryGetValue(reference, out var known))
            return known;
        Drawing? form = null;
        if (file.Structure.TokenScanner.Get(reference)?.Data is StreamToken stream && Find<NameToken>(stream.StreamDictionary, NameToken.Subtype) is { } subtype && subtype.Equals(NameToken.Form))
        {
            var (letters, draws) = ShownText.Measure(Unpack(stream).Span);
            form = new Drawing(letters, draws, Find<DictionaryToken>(stream.StreamDictionary, NameToken.Resources));
            if (form.Resources is not null)
                LookAtFonts(form.Resources);
        }

        return _forms[reference] = form;
    }

    void LookAtFonts(DictionaryToken resources)
    {
        foreach (var token in Find<DictionaryToken>(resources, NameToken.Font)?.Data.Values ?? [])
        {
            if (Resolve<DictionaryToken>(token) is { } font && Find<NameToken>(font, NameToken.BaseFont) is { } name
                && Find<NameToken>(font, NameToken.Subtype)?.Data == "Type0" && !font.ContainsKey(NameToken.ToUnicode)
                && Find<NameToken>(font, NameToken.Encoding)?.Data.StartsWith("Identity-", StringComparison.Ordinal) == true)
                UnmappedFonts.Add(name.Data);
        }
    }

    ReadOnlyMemory<byte> Unpack(StreamToken stream) => stream.Decode(file.Structure.FilterProvider, file.Structure.TokenScanner);

    T? Find<T>(DictionaryToken dictionary, NameToken name) where T : class, IToken => dictionary.TryGet(name, out var token) ? Resolve<T>(token) : null;

    T? Resolve<T>(IToken token) where T : class, IToken =>
        (token is IndirectReferenceToken { Data: var reference } ? file.Structure.TokenScanner.Get(reference)?.Data : token) as T;

    /// <summary>One page, with all that it draws counted as often as it is drawn.</summary>
    sealed class Walk(DrawnText text, BoundedFilters filters, ReadLimits limits, List<DictionaryToken> scopes)
    {
        long _letters;
        int _draws;

        public FileRefusal? Refuse(Drawing drawing, IndirectReference? itself = null, int depth = 0)
        {
            if (filters.Refusal is { } refusal)
                return refusal;
            if ((_letters += drawing.Letters) > limits.PageLetters || (_draws += drawing.Draws.Count) > MostDraws)
                return FileRefusals.TooLong;
            if (depth > MostDepth)
                return FileRefusals.Damaged;
            if (drawing.Resources is not null)
                scopes.Add(drawing.Resources);
            foreach (var name in drawing.Draws)
            {
                // The parser leaves out a form that draws itself.
                if (Meaning(name) is { } reference && reference != itself && text.Form(reference) is { } form && Refuse(form, reference, depth + 1) is { } deeper)
                    return deeper;
            }

            if (drawing.Resources is not null)
                scopes.RemoveAt(scopes.Count - 1);
            return null;
        }

        // The innermost resources that know the name.
        IndirectReference? Meaning(string name)
        {
            for (var i = scopes.Count - 1; i >= 0; i--)
            {
                if (text.Find<DictionaryToken>(scopes[i], NameToken.Xobject) is { } known && known.Data.TryGetValue(name, out var token))
                    return (token as IndirectReferenceToken)?.Data;
            }

            return null;
        }
    }
}
