using Waybill.Features.Samples;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Lists;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>An approved dispatch of 4 pieces of an item of which 10 are in stock at 1.00 each; lent if there is a date.</summary>
    public async Task<GetSample.Result> ApprovedSample(DateOnly? returnBy = null, Article? goods = null)
    {
        var made = await As(Roles.Admin).Run<GetSample.Result>(SampleCommand(await Customer(), goods ?? await Item(stock: 10), returnBy));
        await As(Roles.Admin).Run<SampleState>(new SubmitSample.Command(made.Id));
        await As(Roles.Admin).Run<SampleState>(new ApproveSample.Command(made.Id, null));
        return await Sample(made.Id);
    }

    /// <summary>The one batch there is of an item.</summary>
    public async Task<Guid> BatchOf(Article goods) =>
        (await As(Roles.Admin).Run<Page<ListBatches.Row>>(new ListBatches.Query { Filter = $"itemId = \"{goods.Id}\"" })).Items.Single().Id;

    public Task<GetSample.Result> Sample(Guid id) => As(Roles.Admin).Run<GetSample.Result>(new GetSample.Query(id));

    public static CreateSample.Command SampleCommand(Guid customerId, Article goods, DateOnly? returnBy) =>
        new CreateSample.Command(customerId, returnBy is null ? SamplePurpose.Given : SamplePurpose.Lent, [new(goods.Id, 4)], returnBy);
}
