package org.websocketchat.teavm;

import org.teavm.classlib.impl.SwitchBootstrapSubstitutor;
import org.teavm.dependency.BootstrapMethodSubstitutor;
import org.teavm.dependency.DynamicCallSite;
import org.teavm.model.BasicBlock;
import org.teavm.model.RuntimeConstant;
import org.teavm.model.ValueType;
import org.teavm.model.emit.PhiEmitter;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.emit.ValueEmitter;
import org.teavm.model.instructions.SwitchInstruction;
import org.teavm.model.instructions.SwitchTableEntry;

/**
 * Finds the case of a switch over types. It looks at the index to start from before anything else,
 * so that {@link JumpThreading} can lead each failed guard straight to the next test.
 *
 * <p>A switch with other labels than types is left to TeaVM.
 */
final class TypeSwitch implements BootstrapMethodSubstitutor {
  private final BootstrapMethodSubstitutor teavm = new SwitchBootstrapSubstitutor();

  @Override
  public ValueEmitter substitute(DynamicCallSite site, ProgramEmitter emitter) {
    var labels = site.getBootstrapArguments();
    if (labels.stream().anyMatch(label -> label.getKind() != RuntimeConstant.TYPE)) {
      return teavm.substitute(site, emitter);
    }
    var value = site.getArguments().get(0);
    var start = new SwitchInstruction();
    start.setCondition(site.getArguments().get(1).getVariable());
    emitter.addInstruction(start);
    var joint = emitter.prepareBlock();
    var index = emitter.phi(ValueType.INTEGER, joint);
    var test = emitter.prepareBlock();
    for (int i = 0; i < labels.size(); i++) {
      var entry = new SwitchTableEntry();
      entry.setCondition(i);
      entry.setTarget(unlessNull(value, test, emitter, index, joint));
      start.getEntries().add(entry);
      int found = i;
      var type = labels.get(i).getValueType();
      emitter.enter(test);
      emitter
          .when(() -> value.instanceOf(type).isTrue())
          .thenDo(() -> give(found, emitter, index, joint));
      test = emitter.prepareBlock();
      emitter.jump(test);
    }
    start.setDefaultTarget(unlessNull(value, test, emitter, index, joint));
    emitter.enter(test);
    give(labels.size(), emitter, index, joint);
    emitter.enter(joint);
    return index.getValue();
  }

  private static BasicBlock unlessNull(
      ValueEmitter value,
      BasicBlock test,
      ProgramEmitter emitter,
      PhiEmitter index,
      BasicBlock joint) {
    var block = emitter.prepareBlock();
    emitter.enter(block);
    emitter.when(value::isNull).thenDo(() -> give(-1, emitter, index, joint));
    emitter.jump(test);
    return block;
  }

  private static void give(int found, ProgramEmitter emitter, PhiEmitter index, BasicBlock joint) {
    emitter.constant(found).propagateTo(index);
    emitter.jump(joint);
  }
}
