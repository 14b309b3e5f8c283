using DonDoc.Running;
using SmtpServer.Protocol;

namespace DonDoc.Web.Tests;

/// <summary>The program as a process, killed after the mail server took a mail and before it could note that.</summary>
[Slow("Kills the program and waits for what it sends again.")]
public sealed class KilledMailTests
{
    [Fact]
    public async Task A_kill_between_sending_and_noting_sends_the_same_mail_again()
    {
        await using var mail = new LocalMailServer();
        await using var program = new RunningProgram { Begins = PreparedData.Demonstration.CopyTo };
        foreach (var (name, value) in mail.Settings)
            program.Settings[name] = value ?? "";
        var kills = 1;
        mail.Answer = async () =>
        {
            if (Interlocked.Decrement(ref kills) >= 0)
                await program.KillAsync();
            return SmtpResponse.Ok;
        };
        await program.StartAsync();
        using var client = program.OpenClient();
        var administrator = new Browser(client);
        await administrator.SignInAsync("quantri", program.PasswordOf("quantri"));
        try
        {
            await MailSite.InviteAsync(administrator, "thu.kill", "thu.kill@haiphong.gov.vn");
        }
        catch (HttpRequestException)
        {
            // The kill may come before the page is answered.
        }

        await Wait.ForAsync(() => mail.Taken.IsEmpty || !program.HasEnded ? null : "", "The program was not killed.");
        await program.StartAsync();
        await Wait.ForAsync(() => mail.Taken.Count > 1 ? "" : null, "The mail was not sent again.");
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal(2, mail.Taken.Count);
        Assert.Single(mail.Taken.Select(one => LocalMailServer.Parse(one.Raw).MessageId).Distinct());
    }
}
