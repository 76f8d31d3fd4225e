using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.EntityFrameworkCore.Update.Internal;

namespace Waybill.Infrastructure.Data;

#pragma warning disable EF1001 // There is no other way to tell the mapper an order that is known beforehand.
/// <summary>
/// The order in which a save writes rows. Left to itself the mapper compares the keys of all of them at every save, to find out who refers to whom. But which table refers to
/// which is known beforehand: where rows are only born, or change neither what they refer to nor what must be unique, it is enough that tables come before those that refer to them.
/// A save that does more is left to the mapper.
/// </summary>
internal sealed class SaveOrder(CommandBatchPreparerDependencies dependencies) : CommandBatchPreparer(dependencies)
{
    private static readonly ConditionalWeakTable<IRelationalModel, Ranks> Known = [];

    public override IReadOnlyList<List<IReadOnlyModificationCommand>> TopologicalSort(IEnumerable<IReadOnlyModificationCommand> commands)
    {
        var all = commands.ToList();
        if (all is not [{ Table.Model: { } model }, ..]) return base.TopologicalSort(all);
        var ranks = Known.GetValue(model, m => new(m));
        if (!all.All(ranks.Decide)) return base.TopologicalSort(all);
        return [[.. all.OrderBy(c => ranks.Of(c.Table!)).ThenBy(c => c, Dependencies.ModificationCommandComparer)]];
    }

    /// <summary>How many tables stand one behind the other before each table, and which columns of its rows tie them to others.</summary>
    private sealed class Ranks
    {
        private const int Endless = int.MaxValue;
        private readonly Dictionary<ITable, int> ranks = [];
        private readonly Dictionary<IEntityType, IProperty[]> ties, ownKind;

        public Ranks(IRelationalModel model)
        {
            foreach (var table in model.Tables) Rank(table, []);
            var types = model.Model.GetEntityTypes().ToList();
            ties = types.ToDictionary(t => t, t => t.GetProperties().Where(p => p.IsForeignKey() || p.GetContainingIndexes().Any(i => i.IsUnique)).ToArray());
            ownKind = types.ToDictionary(t => t, t => t.GetForeignKeys().Where(k => k.PrincipalEntityType == t).SelectMany(k => k.Properties).ToArray());
        }

        public int Of(ITable table) => ranks[table];

        /// <summary>Whether the ranks of tables say all there is to say of where this row is written.</summary>
        public bool Decide(IReadOnlyModificationCommand command) => command is { Table: { IsShared: false } table, Entries: [var row] } && ranks[table] != Endless && command.EntityState switch
        {
            EntityState.Added => ownKind[row.EntityType].All(p => row.GetCurrentValue(p) is null),
            EntityState.Modified => !ties[row.EntityType].Any(row.IsModified),
            _ => false,
        };

        /// <summary>Endless where the table comes before itself.</summary>
        private int Rank(ITable table, HashSet<ITable> behind)
        {
            if (ranks.TryGetValue(table, out var known)) return known;
            if (!behind.Add(table)) return Endless;
            var before = table.ForeignKeyConstraints.Select(k => k.PrincipalTable).Where(t => t != table).OfType<ITable>().Select(t => Rank(t, behind)).ToList();
            behind.Remove(table);
            return ranks[table] = before is [] ? 0 : before.Max() is var most and not Endless ? most + 1 : Endless;
        }
    }
}
