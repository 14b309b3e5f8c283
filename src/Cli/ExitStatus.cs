namespace DonDoc.Cli;

/// <summary>What the program answers to the shell.</summary>
static class ExitStatus
{
    public const int Done = 0;

    /// <summary>The reason stands on stderr.</summary>
    public const int Refused = 1;

    public const int WrongUsage = 2;

    /// <summary>Stopped from the keyboard: as shells count it.</summary>
    public const int Interrupted = 130;
}
