using System.Linq.Expressions;

namespace Waybill.Infrastructure.Lists;

/// <summary>Puts the body of one lambda into another expression.</summary>
internal sealed class Splice : ExpressionVisitor
{
    private readonly Dictionary<ParameterExpression, Expression> instead = [];

    /// <summary>The body, with the given expressions in place of the parameters.</summary>
    public static Expression In(LambdaExpression lambda, params ReadOnlySpan<Expression> arguments)
    {
        var splice = new Splice();
        for (var i = 0; i < arguments.Length; i++) splice.instead[lambda.Parameters[i]] = arguments[i];
        return splice.Visit(lambda.Body);
    }

    protected override Expression VisitParameter(ParameterExpression node) => instead.GetValueOrDefault(node, node);
}
