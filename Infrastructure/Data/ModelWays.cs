using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Waybill.Infrastructure.Data;

/// <summary>What maps say of how a table is used.</summary>
public static class ModelWays
{
    internal const string NotLookedUpBy = "Waybill:NotLookedUpBy";

    /// <summary>Nobody looks for the rows that refer to one thing by this, and such things are never deleted: the reference needs no index.</summary>
    public static ReferenceCollectionBuilder NotLookedUp(this ReferenceCollectionBuilder reference)
    {
        reference.Metadata.SetAnnotation(NotLookedUpBy, true);
        return reference;
    }

    /// <summary>Its rows change several times after they are born: pages keep room, so that a change that touches no index stays on its page.</summary>
    public static TableBuilder Changing(this TableBuilder table)
    {
        table.Metadata.SetStorageParameter("fillfactor", 80);
        return table;
    }
}
