using System.Net;
using DonDoc.Running;

namespace DonDoc.Web.Tests;

/// <summary>Alone, because what the whole process allocates is measured.</summary>
[CollectionDefinition(nameof(LargeUploadTests), DisableParallelization = true)]
[Collection(nameof(LargeUploadTests))]
[Slow("Sends files as large as any may be.")]
public sealed class LargeUploadTests(DemonstrationSite site)
{
    [Fact]
    public async Task Two_hundred_megabytes_are_refused_in_words_without_being_kept_in_memory()
    {
        var officer = await site.SignedInAsync("vanphong");
        var page = await officer.OpenAsync("/import");
        using var content = new MultipartFormDataContent();
        content.Add(new StringContent(page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        content.Add(new StreamContent(new Letters(200_000_000)), "files", "lon.txt");
        var before = GC.GetTotalAllocatedBytes();
        var answer = await officer.Client.PostAsync("/import/files", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 400_000_000);
        var results = await officer.OpenAsync(answer.Headers.Location!.ToString());
        Assert.Contains("lớn hơn mức cho phép (5 MB)", results.QuerySelector(".intake")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A stream of so many letters that is never in memory.</summary>
    sealed class Letters(long length) : Stream
    {
        long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, _left);
            Array.Fill(buffer, (byte)'a', offset, read);
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
