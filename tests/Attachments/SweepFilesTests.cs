using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Attachments;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Files;
using Waybill.Infrastructure.Jobs;
using Waybill.Tests.Support;

namespace Waybill.Tests.Attachments;

public sealed class SweepFilesTests
{
    [Theory, BothDoors]
    public async Task The_job_runs_with_permission_and_without_parameters(Door door)
    {
        var shop = await Shop.Open();
        (await shop.As(Roles.Admin).Via(door).Run<SweepFiles.Result>(new SweepFiles.Command())).Part.ShouldMatch("^[0-9a-f]{2}$");
        (await shop.Refused(door, Roles.Manager, new SweepFiles.Command())).Code.ShouldBe("FORBIDDEN");
        shop.Services.GetServices<ScheduledOperation>().ShouldContain(s => s.Request == typeof(SweepFiles.Command));
    }

    [Fact]
    public async Task A_content_goes_a_day_after_the_last_attachment_that_named_it()
    {
        var shop = await Shop.Open();
        var (sales, document, pdf) = (shop.As(Roles.Sales), await shop.NewDocument(), Shop.Pdf());
        var (one, two) = (await sales.Run<CreateAttachment.Result>(Shop.Inline(document, pdf)), await sales.Run<CreateAttachment.Result>(Shop.Inline(document, pdf)));
        var hash = Shop.Announced(document, pdf).Sha256!;
        await sales.Run<AttachmentView>(new DeleteAttachment.Command(one.Id, 1));
        Age(shop, hash);
        (await Sweep(shop, hash)).ShouldBe((0, true));
        await sales.Run<AttachmentView>(new DeleteAttachment.Command(two.Id, 1));
        (await Sweep(shop, hash)).ShouldBe((1, false));
        await sales.Run<CreateAttachment.Result>(Shop.Inline(document, pdf));
        (await Sweep(shop, hash)).ShouldBe((0, true));
    }

    [Fact]
    public async Task What_was_kept_without_ever_being_named_stays_a_day()
    {
        var shop = await Shop.Open();
        var content = Shop.Pdf();
        using var file = await shop.Services.GetRequiredService<Intake>().Receive(new MemoryStream(content), content.Length, default);
        await shop.Services.GetRequiredService<IFileStore>().Put(file, default);
        (await Sweep(shop, file.Hash)).ShouldBe((0, true));
        Age(shop, file.Hash);
        (await Sweep(shop, file.Hash)).ShouldBe((1, false));
    }

    [Fact]
    public async Task A_content_that_is_attached_while_the_store_is_swept_stays()
    {
        var shop = await Shop.Open();
        var (sales, document, pdf) = (shop.As(Roles.Sales), await shop.NewDocument(), Shop.Pdf());
        for (var round = 0; round < 5; round++)
        {
            var gone = await sales.Run<CreateAttachment.Result>(Shop.Inline(document, pdf));
            await sales.Run<AttachmentView>(new DeleteAttachment.Command(gone.Id, 1));
            Age(shop, Shop.Announced(document, pdf).Sha256!);
            var adding = sales.Run<CreateAttachment.Result>(Shop.Inline(document, pdf));
            await Task.WhenAll(Sweep(shop, Shop.Announced(document, pdf).Sha256!), adding);
            var link = await sales.Run<GetAttachmentLink.Result>(new GetAttachmentLink.Query((await adding).Id));
            (await shop.Rest.GetByteArrayAsync(new Uri(link.Url, UriKind.Relative))).ShouldBe(pdf);
        }
    }

    private static void Age(Shop shop, string hash) => File.SetLastWriteTimeUtc(Path.Combine(shop.Services.GetRequiredService<FileSettings>().Folder!, hash[..2], hash), DateTime.UtcNow.AddDays(-2));

    private static async Task<(int Removed, bool There)> Sweep(Shop shop, string hash)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<Database>().Database.BeginTransactionAsync();
        var removed = await scope.ServiceProvider.GetRequiredService<AttachmentFiles>().Sweep(hash[..2], most: 500, default);
        await transaction.CommitAsync();
        return (removed, await shop.Services.GetRequiredService<IFileStore>().Has(hash, default));
    }
}
