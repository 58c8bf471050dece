package org.websocketchat.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A chart of grouped bars, as an SVG that is readable on light and dark pages. */
final class Chart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int LEFT = 64;
  private static final int TOP = 56;
  private static final int BOTTOM = HEIGHT - 32;
  private static final int BAR = 28;
  private static final int GAP = 6;

  private static final String STYLE =
      """
      text { font: 13px system-ui, sans-serif; fill: #1f2328 }
      .small { font-size: 11px }
      line { stroke: #8c959f; stroke-opacity: .4 }
      .s0 { fill: #1f6feb } .s1 { fill: #2da44e } .s2 { fill: #d4a72c } .s3 { fill: #cf5b3c }
      @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } }
      """;

  /** One bar, from its lower to its upper value. */
  private record Bar(int group, int series, double low, double high) {}

  private final String title;
  private final List<String> groups;
  private final List<String> series;
  private final List<Double> marks;
  private final boolean isLogarithmic;
  private final List<Bar> bars = new ArrayList<>();

  /**
   * Makes a chart without bars.
   *
   * @param title what the chart shows, with its unit
   * @param marks the values with a line across, rising; the first and the last limit the axis
   * @param isLogarithmic whether the axis is logarithmic
   */
  Chart(
      String title,
      List<String> groups,
      List<String> series,
      List<Double> marks,
      boolean isLogarithmic) {
    this.title = title;
    this.groups = groups;
    this.series = series;
    this.marks = marks;
    this.isLogarithmic = isLogarithmic;
  }

  void add(int group, int ofSeries, double low, double high) {
    bars.add(new Bar(group, ofSeries, low, high));
  }

  String svg() {
    var out = new StringBuilder();
    line(
        out,
        String.format(
            Locale.ROOT,
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' role='img'>",
            WIDTH,
            HEIGHT));
    line(
        out,
        String.format(Locale.ROOT, "<title>%s</title><style>%s</style>", title, STYLE.strip()));
    line(out, String.format(Locale.ROOT, "<text x='8' y='20'>%s</text>", title));
    for (int i = 0; i < series.size(); i++) {
      int x = LEFT + i * (WIDTH - LEFT) / series.size();
      line(
          out,
          String.format(
              Locale.ROOT,
              "<rect class='s%d' x='%d' y='32' width='12' height='12' rx='2'/>",
              i,
              x));
      line(
          out,
          String.format(
              Locale.ROOT, "<text class='small' x='%d' y='42'>%s</text>", x + 17, series.get(i)));
    }
    for (double mark : marks) {
      line(
          out,
          String.format(
              Locale.ROOT,
              "<line x1='%d' x2='%d' y1='%3$.1f' y2='%3$.1f'/>",
              LEFT,
              WIDTH,
              y(mark)));
      line(
          out,
          String.format(
              Locale.ROOT,
              "<text class='small' x='%d' y='%.1f' text-anchor='end'>%s</text>",
              LEFT - 6,
              y(mark) + 4,
              String.format(Locale.ROOT, "%,.0f", mark).replace(',', ' ')));
    }
    for (int i = 0; i < groups.size(); i++) {
      line(
          out,
          String.format(
              Locale.ROOT,
              "<text x='%d' y='%d' text-anchor='middle'>%s</text>",
              groupX(i) + groupWidth() / 2,
              HEIGHT - 10,
              groups.get(i)));
    }
    bars.forEach(bar -> bar(out, bar));
    return out.append("</svg>\n").toString();
  }

  private void bar(StringBuilder out, Bar bar) {
    double top = y(bar.high());
    double height = Math.max(2, y(bar.low()) - top);
    int x = groupX(bar.group()) + bar.series() * (BAR + GAP);
    line(
        out,
        String.format(
            Locale.ROOT,
            "<rect class='s%d' x='%d' y='%.1f' width='%d' height='%.1f' rx='2'/>",
            bar.series(),
            x,
            top,
            BAR,
            height));
    line(
        out,
        String.format(
            Locale.ROOT,
            "<text class='small' x='%d' y='%.1f' text-anchor='middle'>%s</text>",
            x + BAR / 2,
            top - 4,
            Measurements.figure(bar.high())));
  }

  private int groupWidth() {
    return series.size() * (BAR + GAP) - GAP;
  }

  private int groupX(int group) {
    int room = (WIDTH - LEFT) / groups.size();
    return LEFT + group * room + (room - groupWidth()) / 2;
  }

  private double y(double value) {
    double lowest = scaled(marks.getFirst());
    double highest = scaled(marks.getLast());
    double part = (scaled(Math.max(value, marks.getFirst())) - lowest) / (highest - lowest);
    return BOTTOM - Math.min(1, part) * (BOTTOM - TOP);
  }

  private double scaled(double value) {
    return isLogarithmic ? Math.log10(value) : value;
  }

  private static void line(StringBuilder out, String line) {
    out.append(line).append('\n');
  }
}
