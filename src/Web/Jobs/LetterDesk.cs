using System.Globalization;
using System.Net;
using System.Text;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Installation;
using DonDoc.Web.Resources;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Jobs;

/// <summary>
/// Writes letters in their reader's language and seals them for the outbox. A letter is plain text; its HTML is made from that when it is
/// sent: paragraphs, and its own link. Nothing is loaded from anywhere, nothing tells that it was read.
/// </summary>
sealed class LetterDesk(IStringLocalizer<MailWords> words, SiteAddress site, IDataProtectionProvider protection)
{
    readonly IDataProtector _seal = protection.CreateProtector("outgoing mail");

    public LetterText Write(Letter letter)
    {
        var language = Preferences.Languages.Contains(letter.Language, StringComparer.Ordinal) ? letter.Language! : Preferences.Languages[0];
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new Preferences(language, "").Culture;
            object[] values = [letter.Name, letter.Path is null ? "" : site.Of(letter.Path), .. letter.Arguments.Select(Plain), string.Join('\n', letter.Lines.Select(line => "– " + words[line.Kind, [.. line.Arguments.Select(Plain)]].Value))];
            var body = words[letter.Kind + ".body", values].Value + "\n\n" + words["closing", site.Of("/")].Value;
            return new LetterText(language, OneLine(words[letter.Kind + ".subject", values].Value), _seal.Protect(body));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    public string Open(string sealedBody) => _seal.Unprotect(sealedBody);

    public string Html(string body, string language)
    {
        var html = new StringBuilder(body.Length + 400).Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\"></head><body>");
        foreach (var paragraph in body.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            html.Append("<p>").AppendJoin("<br>", paragraph.Split('\n').Select(HtmlLine)).Append("</p>");
        return html.Append("</body></html>").ToString();
    }

    /// <summary>What could begin another line of a head is a space: a subject is one line.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();

    // Only a line that is an address of this site is a link; what somebody put into their name is text.
    string HtmlLine(string line) => line.StartsWith(site.Of("/"), StringComparison.Ordinal) && !line.Any(char.IsWhiteSpace)
        ? $"<a href=\"{WebUtility.HtmlEncode(line)}\">{WebUtility.HtmlEncode(line)}</a>"
        : WebUtility.HtmlEncode(line);

    static object Plain(object value) => value switch
    {
        DateTime instant => Dates.ShowInstant(instant),
        DateOnly day => Dates.Show(day),
        string text => OneLine(text),
        _ => value,
    };
}
