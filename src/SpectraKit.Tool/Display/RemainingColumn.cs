using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SpectraKit.Tool.Display;

/// <summary>How many of how many, where the number is known.</summary>
internal sealed class RemainingColumn : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.IsIndeterminate ? "" : string.Create(CultureInfo.InvariantCulture, $"{task.Value:0}/{task.MaxValue:0}")).RightJustified();
}
