namespace DonDoc.Text.Structure;

/// <summary>What the document is about, and what type it is where no line says it.</summary>
sealed partial class HeaderReader
{
    bool TakeSubject(string cell, Line line)
    {
        if (cell.Length == 0 || SubjectLines.IsClock(cell))
            return true;
        // The title of the Youth Union stands beside the column of a letter.
        if (YouthUnion.Contains(cell))
            return _header.IsYouthUnion = true;
        if (_subject.Count == 0 && SubjectLines.IsOccasion(cell, _occasion.Count > 0))
        {
            _occasion.Add(cell);
            return true;
        }

        // Behind the occasion stands “về …”, or there is no subject.
        if (_subject.Count == 0 && _occasion.Count > 0 && !SubjectLines.Opens(cell) && !Line.IsInCapitals(cell))
            return _inSubject = false;
        var enacts = BodyLines.Enacts(cell) || (_subject.Count > 0 && Line.IsInCapitals(cell) && _header.Bodies.Exists(body => BodyHeads.Key(body) == BodyHeads.Key(cell)));
        if (enacts || (_subject.Count > 0 && BeginsBody(cell, line)) || cell.EndsWith(':') || cell.EndsWith('.') || _subject.Count == MostSubjectLines)
        {
            _inSubject = false;
            if (enacts)
                _header.Enacting ??= cell;
            // “V/v thực hiện quy định về hóa đơn.”: a letter's subject stands in the column, above the day.
            var isLetter = _header is { Type: null, Date: null } && _isBlock && cell.EndsWith('.');
            if (isLetter && cell.Length < 150)
                _subject.Add(cell.TrimEnd('.'));
            return isLetter || Line.IsInCapitals(cell);
        }

        // “(Kèm theo …)” and “(Thông qua tại …)” say something about the document, not what it is about; “(giai đoạn 2021 - 2025)” is part of it.
        if (cell[0] == '(' && !cell.StartsWith("(Giai đoạn", StringComparison.OrdinalIgnoreCase))
        {
            _header.Notes.Add(cell);
            return true;
        }

        // One document under another's title has a title of its own.
        if (_subject.Count == 0 && DocumentTypes.Begins(cell, out _, out _, out var length) && Line.IsInCapitals(cell.AsSpan(0, length)) && _header.Type is null)
            return TakeCell(cell, line);
        // “Nghị quyết số 11-NQ/TW …” ⏎ “NGHỊ QUYẾT” ⏎ “VỀ …”: the type once more.
        if (_subject.Count == 0 && _header.Type is { } type && cell.Equals(type, StringComparison.OrdinalIgnoreCase))
            return true;
        // “THÔNG TƯ” ⏎ “THÔNG TƯ QUY ĐỊNH …”
        if (_subject.Count == 0 && _header.Type is { } again && cell.StartsWith(again + " ", StringComparison.OrdinalIgnoreCase) && Line.IsInCapitals(cell) && !SubjectLines.BeginsWithCompound(cell, again.Length))
            cell = cell[(again.Length + 1)..];
        _subject.Add(cell);
        return true;
    }

    // The first paragraph: in small letters after a subject in capitals, or after a blank line and not as its continuation. “CỦA BAN THƯỜNG VỤ TỈNH ỦY” is no subject yet.
    bool BeginsBody(string cell, Line line) =>
        !SubjectLines.IsPeriod(cell) && _subject.Find(one => !one.StartsWith("CỦA ", StringComparison.OrdinalIgnoreCase)) is { } first
        && ((Line.IsInCapitals(first) && !Line.IsInCapitals(cell) && cell.Length > 8 && (cell.Length > 20 || char.IsUpper(cell[0])))
            // Above the day the subject of a letter goes on, blank lines or not.
            || (line.IsAfterBlank && !(_header is { Type: null, Date: null } && _isBlock) && !line.IsHeading && char.IsUpper(cell[0]) && !Line.IsInCapitals(cell) && !_subject[^1].EndsWith(',')));

    void Finish()
    {
        if (_subject.Count == 0)
            _subject.AddRange(_occasion);
        if (_subject.Count > 0)
            _header.Subject = TitleReader.Take(string.Join('\n', _subject), _header).Trim(' ', '*', ',') is { Length: > 0 } subject ? subject : null;
        if (_header.Number is { } number)
            _header.TypeCode ??= CodeOf(number);
        if (_header.Type is null && IsLetter())
            (_header.Type, _header.TypeCode) = ("công văn", _header.TypeCode == "CV" ? "CV" : null);
        if (_header.Type is null && _header.TypeCode is { } code)
            _header.Type = DocumentTypes.NameOf(code);
        if (_header is { Type: null, Subject: not null, Number: not null })
            (_header.Type, _header.TypeCode) = ("công văn", _header.TypeCode);
    }

    // Without a title only a letter has “V/v” in its column or an addressee; of 3320/CT-CS the letters are those of the tax office.
    bool IsLetter() =>
        _header.Subject?.StartsWith("V/v", StringComparison.OrdinalIgnoreCase) == true
        || (Array.Exists(_lines[..Math.Min(_lines.Length, MostLines)], line => line.Text.StartsWith("Kính gửi", StringComparison.Ordinal))
            && (_header.TypeCode is null || _header.Number is null || _header.Bodies.Exists(body => NumberSymbol.MayBeInitials(_header.TypeCode, BodyHeads.Key(body)))));
}
