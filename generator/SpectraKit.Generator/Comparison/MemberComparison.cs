using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Comparison;

/// <summary>What a member of an equal type means on the wire: code that sets it or reads it compiles as before.</summary>
/// <param name="uses">Which way it travels, in either client.</param>
/// <param name="changes">Where to put what is found.</param>
internal sealed class MemberComparison(ModelUses uses, ChangeList changes)
{
    private bool IsSent => (uses & ModelUses.Sent) != 0;

    public void Compare(ChangeSubject subject, MemberModel old, MemberModel @new)
    {
        if (!old.IsReadOnly && @new.IsReadOnly)
            changes.Breaking(ChangeKind.MemberBecameReadOnly, subject, "is read only", "Code that sets it compiles as before, and what it sets is not sent.");
        else if (old.IsReadOnly && !@new.IsReadOnly && IsSent)
            changes.Possibly(ChangeKind.MemberBecameWritable, subject, "is sent as well", "Code that sends back what it was given now sends it too.");
        if (old.Default != @new.Default && IsSent && !@new.IsRequired)
            changes.Possibly(ChangeKind.MemberDefaultChanged, subject, $"is taken for {@new.Default ?? "whatever the service likes"} when it is not sent, and was for {old.Default ?? "whatever the service liked"}", "Code that leaves it out means something else.");
        if (old.Constant is { } before && @new.Constant is { } after && before != after)
            changes.Possibly(ChangeKind.MemberConstantChanged, subject, $"was always {before.Text} and is always {after.Text}", "Code that leaves it alone sends the new value; code that compares with the old one finds it no more.");
    }
}
