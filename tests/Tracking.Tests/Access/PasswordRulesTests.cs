using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Tests.Access;

public sealed class PasswordRulesTests
{
    private static async Task<string?> JudgeAsync(string password, bool hasSecondFactor = false)
    {
        var account = new Account("nvan.an", "Nguyễn Văn An Bình", "", TypedId.New<OrganisationId>())
        {
            Email = "hoabinh.vp@haiphong.gov.vn",
            TwoFactorEnabled = hasSecondFactor,
        };
        // The rules ask the account alone, never the manager.
        var result = await new PasswordRules(new AccessOptions()).ValidateAsync(null!, account, password);
        return result.Succeeded ? null : result.Errors.Single().Code;
    }

    [Theory]
    [InlineData("bay con vit boi")]
    [InlineData("Bảy con vịt bơi")]
    [InlineData("toi tung di bo 9km")]
    [InlineData("xkvbqtlmwrzpjh")]
    [InlineData("73920185446192")]
    public async Task Long_is_enough(string password) => Assert.Null(await JudgeAsync(password));

    [Theory]
    [InlineData("", "access.password_short")]
    [InlineData("ba con vit boi", null)]
    [InlineData("hai con vit bo", null)]
    [InlineData("ba con vit bo", "access.password_short")]
    [InlineData("Đôi mắt ướt ạ", "access.password_short")]
    public async Task Fourteen_letters_as_a_person_counts_them(string password, string? refused) => Assert.Equal(refused, await JudgeAsync(password));

    [Theory]
    [InlineData("vit boi 8", null)]
    [InlineData("vitboi7", "access.password_short")]
    [InlineData("password1", "access.password_common")]
    [InlineData("matkhau123", "access.password_common")]
    [InlineData("anhyeuem", "access.password_common")]
    [InlineData("Anh Yêu Em", "access.password_common")]
    public async Task With_a_second_factor_eight_are_enough(string password, string? refused) => Assert.Equal(refused, await JudgeAsync(password, true));

    [Theory]
    [InlineData("matkhau1234567")]
    [InlineData("1234567matkhau")]
    [InlineData("Mật khẩu 1234567")]
    [InlineData("matkhau!!!!!!!!2026")]
    [InlineData("m4tkh4u20262026")]
    [InlineData("matkhaumatkhau")]
    [InlineData("anhyeuem202620262026")]
    [InlineData("password12345678")]
    [InlineData("P@ssword!!!!!!!!!!1")]
    [InlineData("qwertyuiop2026")]
    [InlineData("12345678901234")]
    [InlineData("98765432109876")]
    [InlineData("abcdefghijklmn")]
    [InlineData("aaaaaaaaaaaaaa")]
    [InlineData("1a1a1a1a1a1a1a1a")]
    [InlineData("đảng cộng sản việt nam")]
    public async Task Common_ones_are_refused_whatever_stands_around_them(string password) => Assert.Equal("access.password_common", await JudgeAsync(password));

    [Theory]
    [InlineData("toi la nvan.an o day")]
    [InlineData("toi la nvanan o day")]
    [InlineData("nguyen van an binh 1")]
    [InlineData("Ngày đẹp của An Bình")]
    [InlineData("hoabinh.vp nam nay")]
    [InlineData("vao dondoc hang ngay")]
    [InlineData("vào Đôn Đốc hằng ngày")]
    public async Task What_others_know_of_the_person_is_refused(string password) => Assert.Equal("access.password_personal", await JudgeAsync(password));
}
