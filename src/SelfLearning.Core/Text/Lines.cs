namespace SelfLearning.Core.Text;

/// <summary>What becomes of tab, line feed and carriage return where hidden characters are made visible.</summary>
public enum Lines
{
    /// <summary>Line feeds and tabs stay; a carriage return stays only before a line feed. For Markdown and multi-line output.</summary>
    Keep,

    /// <summary>Each run of them, with the blanks around it, becomes one blank. For one line of a list, a table or a fence.</summary>
    Fold,

    /// <summary>They are shown as escapes like any other control.</summary>
    Show,
}
