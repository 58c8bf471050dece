package page;

import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a page needs of List and ArrayList: one class, which nobody locks. */
public final class Items {
  // Grows by itself: it is an array of JavaScript, and the compiler checks no bounds here.
  private Object[] items = new Object[0];
  private int size;

  public Items() {}

  public Items(int capacity) {}

  public Items(Items items) {
    addAll(items);
  }

  public static Items of() {
    return new Items();
  }

  public static Items of(Object... items) {
    var all = new Items();
    for (var item : items) {
      all.add(item);
    }
    return all;
  }

  public static Items of(Object a) {
    var all = new Items();
    all.add(a);
    return all;
  }

  public static Items of(Object a, Object b) {
    var all = of(a);
    all.add(b);
    return all;
  }

  public static Items of(Object a, Object b, Object c) {
    var all = of(a, b);
    all.add(c);
    return all;
  }

  public static Items of(Object a, Object b, Object c, Object d) {
    var all = of(a, b, c);
    all.add(d);
    return all;
  }

  public static Items of(Object a, Object b, Object c, Object d, Object e) {
    var all = of(a, b, c, d);
    all.add(e);
    return all;
  }

  public static Items copyOf(Items items) {
    return new Items(items);
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public Object get(int index) {
    check(index);
    return items[index];
  }

  public boolean add(Object item) {
    items[size++] = item;
    return true;
  }

  public void add(int index, Object item) {
    if (index < 0 || index > size) {
      throw Faults.of("index");
    }
    for (int i = size; i > index; i--) {
      items[i] = items[i - 1];
    }
    items[index] = item;
    size++;
  }

  public Object set(int index, Object item) {
    var before = get(index);
    items[index] = item;
    return before;
  }

  public Object getFirst() {
    return get(0);
  }

  public Object getLast() {
    return get(size - 1);
  }

  public Object removeLast() {
    return remove(size - 1);
  }

  public boolean addAll(Items more) {
    for (int i = 0; i < more.size; i++) {
      add(more.items[i]);
    }
    return more.size > 0;
  }

  public Object remove(int index) {
    check(index);
    var removed = items[index];
    size--;
    for (int i = index; i < size; i++) {
      items[i] = items[i + 1];
    }
    items[size] = null;
    return removed;
  }

  public boolean remove(Object item) {
    int index = indexOf(item);
    if (index >= 0) {
      remove(index);
    }
    return index >= 0;
  }

  public boolean removeIf(Predicate<Object> test) {
    int before = size;
    for (int i = size - 1; i >= 0; i--) {
      if (test.test(items[i])) {
        remove(i);
      }
    }
    return size < before;
  }

  public void clear() {
    items = new Object[0];
    size = 0;
  }

  public int indexOf(Object item) {
    for (int i = 0; i < size; i++) {
      if (same(items[i], item)) {
        return i;
      }
    }
    return -1;
  }

  public boolean contains(Object item) {
    return indexOf(item) >= 0;
  }

  public void forEach(Consumer<Object> action) {
    for (int i = 0; i < size; i++) {
      action.accept(items[i]);
    }
  }

  public Walk iterator() {
    return new Walk(this);
  }

  public Object[] toArray(Object[] target) {
    for (int i = 0; i < size; i++) {
      target[i] = items[i];
    }
    return target;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Items that) || size != that.size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!same(items[i], that.items[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return size;
  }

  private static boolean same(Object a, Object b) {
    return java.util.Objects.equals(a, b);
  }

  private void check(int index) {
    if (index < 0 || index >= size) {
      throw Faults.of("index");
    }
  }

  /** Goes from one to the next. */
  public static final class Walk {
    private final Items items;
    private int next;

    Walk(Items items) {
      this.items = items;
    }

    public boolean hasNext() {
      return next < items.size;
    }

    public Object next() {
      return items.get(next++);
    }
  }
}
