using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Numbering;
using Waybill.Features.Organization;
using Waybill.Features.Stock;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Tests.Support;

/// <summary>A document that only tests know and that lets goods leave: for what the documents of real features do not allow or cannot yet say.</summary>
internal sealed class TestAuthority(Shop shop) : IAuthoriseStockOut, IFollowStockOut
{
    private readonly List<AuthorisedLine> lines = [];

    public Guid Id { get; } = Guid.NewGuid();
    public string Kind => "test";
    public Guid AuthorId { get; init; }
    public bool AuthorMayConfirm { get; init; } = true;
    public DocumentRef? HeldBy { get; init; }
    public List<StockOutFact> Heard { get; } = [];

    /// <summary>Allows so much of the goods, reserved under the held line if there is one.</summary>
    public AuthorisedLine Allow(Goods goods, decimal quantity, Guid? heldLine = null, Guid? batchId = null)
    {
        var line = new AuthorisedLine(Guid.NewGuid(), goods.ItemId, quantity, null, batchId, heldLine);
        lines.Add(line);
        return line;
    }

    public Task<StockOutAuthority> Authorise(Guid documentId, CancellationToken ct) =>
        Task.FromResult(new StockOutAuthority(new DocumentRef(Kind, Id), "T-1", AuthorId, AuthorMayConfirm, HeldBy, [.. lines]));

    public Task Lock(Guid documentId, CancellationToken ct) => Task.CompletedTask;

    public Task Confirmed(StockOutFact fact, CancellationToken ct)
    {
        Heard.Add(fact);
        return Task.CompletedTask;
    }

    public Task Reversed(StockOutFact fact, CancellationToken ct) => Confirmed(fact, ct);

    public Task<StockOutView> Draft(Goods goods, params StockOutEntry[] entries) => shop.InTransaction(s => new CreateStockOut.Handler(s.GetRequiredService<Database>(), Papers(s),
        s.GetRequiredService<StockOutProposal>(), Posting(s), s.GetRequiredService<NumberingDesk>(), s.GetRequiredService<CurrentUser>())
        .Handle(new(Kind, Id, goods.WarehouseId, entries.Length == 0 ? null : entries), default));

    public Task<ConfirmStockOut.Result> Confirm(Guid stockOutId, DateTimeOffset? effectiveAt = null) => shop.InTransaction(s =>
        new ConfirmStockOut.Handler(s.GetRequiredService<Database>(), Papers(s), Posting(s)).Handle(new(stockOutId, effectiveAt), default));

    /// <summary>Drafts and confirms, and gives the stock-out as it stands then.</summary>
    public async Task<StockOutView> Issue(Goods goods, DateTimeOffset? effectiveAt, params StockOutEntry[] entries)
    {
        var draft = await Draft(goods, entries);
        await Confirm(draft.Id, effectiveAt);
        return await shop.As(Roles.Admin).Run<StockOutView>(new GetStockOut.Query(draft.Id));
    }

    private StockOutPosting Posting(IServiceProvider services) => new(services.GetRequiredService<StockLocks>(), services.GetRequiredService<StockLedger>(), [this],
        services.GetRequiredService<CurrentUser>(), services.GetRequiredService<Outbox>(), services.GetRequiredService<TimeProvider>());

    private StockOutPaper Papers(IServiceProvider services) => new(services.GetRequiredService<Database>(), [this]);
}
