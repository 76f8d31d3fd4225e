using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Data;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>Holds a document until the work waits for it, and takes the stock then: it must be free.</summary>
    public async Task StockStaysFree<TDocument>(Goods goods, Guid documentId, Func<Task> work) where TDocument : Entity
    {
        var done = await InTransaction(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await db.Lock<TDocument>([documentId], default);
            var waiting = work();
            while (!await db.Database.SqlQuery<bool>($"select exists(select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))) as \"Value\"").SingleAsync())
                await Task.Delay(TimeSpan.FromMilliseconds(10));
            await db.Database.ExecuteSqlAsync($"select 1 from stock_levels where item_id = {goods.ItemId} for update nowait");
            return waiting;
        });
        await done;
    }
}
