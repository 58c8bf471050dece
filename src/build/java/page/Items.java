package page;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.teavm.jso.JSBody;

/**
 * What a page needs of List and ArrayList: arrays of JavaScript, which nobody locks, and which give
 * {@code undefined} outside of what is in them. Each method does what the one of that name does
 * there, with the list as its first parameter. Things are the same if they are one object or equal
 * strings.
 */
public final class Items {
  private Items() {}

  @JSBody(script = "return [];")
  public static native Items make();

  public static Items make(int capacity) {
    return make();
  }

  public static Items make(Items items) {
    return copyOf(items);
  }

  public static Items of() {
    return make();
  }

  @JSBody(params = "a", script = "return [a];")
  public static native Items of(Object a);

  @JSBody(
      params = {"a", "b"},
      script = "return [a, b];")
  public static native Items of(Object a, Object b);

  @JSBody(
      params = {"a", "b", "c"},
      script = "return [a, b, c];")
  public static native Items of(Object a, Object b, Object c);

  @JSBody(params = "items", script = "return items.slice();")
  public static native Items copyOf(Items items);

  @JSBody(params = "items", script = "return items.length;")
  public static native int size(Items items);

  @JSBody(params = "items", script = "return !items.length;")
  public static native boolean isEmpty(Items items);

  @JSBody(
      params = {"items", "index"},
      script = "return items[index];")
  public static native Object get(Items items, int index);

  @JSBody(
      params = {"items", "item"},
      script = "return items.push(item);")
  public static native boolean add(Items items, Object item);

  @JSBody(
      params = {"items", "index", "item"},
      script = "items.splice(index, 0, item);")
  public static native void add(Items items, int index, Object item);

  @JSBody(
      params = {"items", "index", "item"},
      script = "return items.splice(index, 1, item)[0];")
  public static native Object set(Items items, int index, Object item);

  public static Object getFirst(Items items) {
    return get(items, 0);
  }

  public static Object getLast(Items items) {
    return get(items, size(items) - 1);
  }

  @JSBody(params = "items", script = "return items.pop();")
  public static native Object removeLast(Items items);

  @JSBody(
      params = {"items", "more"},
      script = "more.forEach(item => items.push(item)); return more.length;")
  public static native boolean addAll(Items items, Items more);

  @JSBody(
      params = {"items", "index"},
      script = "return items.splice(index, 1)[0];")
  public static native Object remove(Items items, int index);

  public static boolean remove(Items items, Object item) {
    int index = indexOf(items, item);
    if (index >= 0) {
      remove(items, index);
    }
    return index >= 0;
  }

  public static boolean removeIf(Items items, Predicate<Object> test) {
    int before = size(items);
    for (int i = before - 1; i >= 0; i--) {
      if (test.test(get(items, i))) {
        remove(items, i);
      }
    }
    return size(items) < before;
  }

  @JSBody(params = "items", script = "items.length = 0;")
  public static native void clear(Items items);

  @JSBody(
      params = {"items", "item"},
      script = "return items.indexOf(item);")
  public static native int indexOf(Items items, Object item);

  public static boolean contains(Items items, Object item) {
    return indexOf(items, item) >= 0;
  }

  public static void forEach(Items items, Consumer<Object> action) {
    for (int i = 0; i < size(items); i++) {
      action.accept(get(items, i));
    }
  }

  public static Walk iterator(Items items) {
    return new Walk(items);
  }

  /** Goes from one to the next. */
  public static final class Walk {
    private final Items items;
    private int next;

    Walk(Items items) {
      this.items = items;
    }

    public boolean hasNext() {
      return next < size(items);
    }

    public Object next() {
      return get(items, next++);
    }
  }
}
