package org.websocketchat.teavm;

import java.util.List;
import org.teavm.backend.javascript.rendering.RenderingManager;
import org.teavm.model.MutableClassHolderSource;
import org.teavm.vm.BuildTarget;
import org.teavm.vm.spi.RendererListener;

/**
 * Has the classes written in the order of their names, so that each build writes the same script.
 * TeaVM has them in the order in which it reached them. That depends on identity hash codes (of its
 * sets of nodes), which depend on what else the build has done.
 */
final class ClassOrder implements RendererListener {
  @Override
  public void begin(RenderingManager context, BuildTarget buildTarget) {
    if (!(context.getClassSource() instanceof MutableClassHolderSource classes)) {
      throw new IllegalStateException("TeaVM keeps its classes otherwise than it did");
    }
    var sorted = List.copyOf(classes.getClassNames()).stream().sorted().map(classes::get).toList();
    classes.getClassNames().clear(); // they are the keys of its map
    sorted.forEach(classes::putClassHolder);
  }

  @Override
  public void complete() {}
}
