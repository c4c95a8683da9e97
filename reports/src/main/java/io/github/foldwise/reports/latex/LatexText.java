package io.github.foldwise.reports.latex;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Texts as LaTeX source that sets them letter for letter.
 *
 * <p>What pdfLaTeX sets in every encoding is written as a command; other characters beyond ASCII
 * stay as they are, in UTF-8.
 */
final class LatexText {
  private static final Map<Integer, String> COMMANDS = commands();

  /** Two of these would become one character, such as a dash. */
  private static final String LIGATURES = "-',";

  /** A word of more characters may be broken after each of so many. */
  private static final int LONG_WORD = 24;

  private static final int PART = 8;

  private static final Pattern WORDS = Pattern.compile("(?<= )|(?= )");

  private LatexText() {}

  /** Running text; its words may be broken after =, and anywhere if they are long. */
  static String of(String text) {
    StringBuilder source = new StringBuilder();
    for (String word : WORDS.split(normal(text), -1)) {
      append(source, word, word.codePointCount(0, word.length()) > LONG_WORD);
    }
    return source.toString();
  }

  /** Text of a fixed pitch: neighbouring blanks and quotes stay what they are. */
  static String ofCode(String text) {
    return of(text).replace("'", "\\textquotesingle{}").replace("  ", "~~").replace("~ ", "~~");
  }

  /** Whether text needs the T1 encoding, which has the letters of most European languages. */
  static boolean isBeyondAscii(int character) {
    return character > 0x7f && !COMMANDS.containsKey(character);
  }

  /** A letter and its accent are one character if there is such a one. */
  static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static void append(StringBuilder source, String word, boolean breakable) {
    int before = 0;
    int count = 0;
    for (int character : word.codePoints().toArray()) {
      if (character == before && LIGATURES.indexOf(character) >= 0) {
        source.append("{}");
      }
      if ((before == '=' && character != '=') || (breakable && count > 0 && count % PART == 0)) {
        source.append("\\allowbreak{}");
      }
      String command = COMMANDS.get(character);
      if (command == null) {
        source.appendCodePoint(character);
      } else {
        source.append(command);
      }
      before = character;
      count++;
    }
  }

  private static Map<Integer, String> commands() {
    Map<Integer, String> commands = new HashMap<>();
    // A star or a bracket at the beginning of a row would belong to the \\ before it.
    put(
        commands,
        "\\{}$&#_%",
        "\\textbackslash{}",
        "\\{",
        "\\}",
        "\\$",
        "\\&",
        "\\#",
        "\\_",
        "\\%");
    put(commands, "^~`\"", "\\textasciicircum{}", "\\textasciitilde{}", "\\`{}", "\\char34{}");
    put(commands, "<>|", "\\textless{}", "\\textgreater{}", "\\textbar{}");
    put(commands, "[]*", "{[}", "{]}", "{*}");
    put(commands, "\t\u00a0\u2007\u202f", " ", "~", "~", "\\,");
    put(commands, "\u00ad\u200c\u200d\u2010\u2011", "\\-", "", "", "-", "-");
    put(commands, "–—…", "--", "---", "\\dots{}");
    put(commands, "−±×·÷", "$-$", "$\\pm$", "$\\times$", "$\\cdot$", "$\\div$");
    put(commands, "≤≥≠≈∞", "$\\leq$", "$\\geq$", "$\\neq$", "$\\approx$", "$\\infty$");
    put(commands, "←→↑↓", "$\\leftarrow$", "$\\rightarrow$", "$\\uparrow$", "$\\downarrow$");
    put(commands, "√∑∏∈⋅", "$\\surd$", "$\\sum$", "$\\prod$", "$\\in$", "$\\cdot$");
    put(commands, "°²³¹", "$^\\circ$", "$^2$", "$^3$", "$^1$");
    put(commands, "αβγδε", "$\\alpha$", "$\\beta$", "$\\gamma$", "$\\delta$", "$\\epsilon$");
    put(commands, "ζηθικ", "$\\zeta$", "$\\eta$", "$\\theta$", "$\\iota$", "$\\kappa$");
    put(commands, "λμµνξπ", "$\\lambda$", "$\\mu$", "$\\mu$", "$\\nu$", "$\\xi$", "$\\pi$");
    put(commands, "ρστυφ", "$\\rho$", "$\\sigma$", "$\\tau$", "$\\upsilon$", "$\\varphi$");
    put(commands, "χψω", "$\\chi$", "$\\psi$", "$\\omega$");
    put(commands, "ΓΔΘΛΞ", "$\\Gamma$", "$\\Delta$", "$\\Theta$", "$\\Lambda$", "$\\Xi$");
    put(commands, "ΠΣΦΨΩ", "$\\Pi$", "$\\Sigma$", "$\\Phi$", "$\\Psi$", "$\\Omega$");
    return Map.copyOf(commands);
  }

  private static void put(Map<Integer, String> commands, String characters, String... sources) {
    int[] all = characters.codePoints().toArray();
    for (int i = 0; i < all.length; i++) {
      commands.put(all[i], sources[i]);
    }
  }
}
