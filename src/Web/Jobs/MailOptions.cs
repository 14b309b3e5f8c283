namespace DonDoc.Web.Jobs;

/// <summary>How the connection to the mail server is kept from others.</summary>
enum MailSecurity
{
    /// <summary>The server must offer STARTTLS.</summary>
    StartTls,

    /// <summary>Enciphered from the first byte.</summary>
    Tls,

    /// <summary>In the open; for a server on the same machine.</summary>
    None,
}

/// <summary>Section <c>Mail</c> of the configuration. Without a host no mail is sent, and links are handed out on the page.</summary>
sealed record MailOptions
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>No sign-in where it is missing.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>A file whose first line is the password; it is read at each connection, so it can be changed while the program runs.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>The sender's address.</summary>
    public string From { get; init; } = "";

    /// <summary>A certificate (PEM) that vouches for the mail server where no public authority does: an office's own authority.</summary>
    public string? TrustedCertificate { get; init; }

    /// <summary>How often the outbox is looked into.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest that one mail may take, connecting included.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    public string? ReadPassword() => PasswordFile is { Length: > 0 } file ? File.ReadLines(file).FirstOrDefault() : Password;
}
