using DonDoc.Formats.Docx;

namespace DonDoc.Formats.Outside;

/// <summary>
/// Reads what Word wrote before 2007, and RTF: LibreOffice turns it into docx, which is then read as any other. See
/// docs/decisions/outside-programs.md.
/// </summary>
static class LegacyWord
{
    // A profile of its own, in which nothing is allowed that a document could ask for: no macro, no link to another file or machine.
    const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
        </oor:items>
        """;

    public static FileReading Read(byte[] content, string name, FileFormat format, ReadLimits limits)
    {
        if (OutsideProgram.Find("soffice", limits.ProgramFolders) is not { } office)
            return FileRefusals.LegacyWord;
        using var folder = new PassingFolder();
        // Named by what it is, not by what somebody called it.
        var file = folder.Add(format == FileFormat.Rtf ? "file.rtf" : "file.doc", content);
        Directory.CreateDirectory(folder.Place("profile/user"));
        folder.Add("profile/user/registrymodifications.xcu", System.Text.Encoding.UTF8.GetBytes(Settings));
        string[] arguments =
        [
            "--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault", "--nofirststartwizard",
            "-env:UserInstallation=" + new Uri(folder.Place("profile")).AbsoluteUri,
            format == FileFormat.Rtf ? "--infilter=Rich Text Format" : "--infilter=MS Word 97",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder.Place("out"), file,
        ];
        var end = OutsideProgram.Run(office, arguments, folder.Path, limits.ConversionTime, limits.ConvertedBytes, limits.Cancellation);
        if (end is OutsideEnd.TooSlow or OutsideEnd.TooMuch)
            return FileRefusals.ConversionTooCostly;
        var made = new FileInfo(folder.Place("out/file.docx"));
        // It says that it is done also where it could not open the file: damaged, or locked by a password.
        if (end != OutsideEnd.Done || !made.Exists)
            return FileRefusals.NotConverted;
        var reading = DocxReader.Read(File.ReadAllBytes(made.FullName), name, limits);
        return reading.Document is { } document ? document with { Format = format, Content = content } : reading;
    }
}
