package org.websocketchat.teavm;

import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.instructions.InvokeInstruction;

/**
 * Lets {@code Collection.contains} call {@code equals} on the object that is looked for, as its
 * documentation says. TeaVM calls it on the elements, and so keeps the method of every type that is
 * in any collection.
 */
final class Containment implements ClassHolderTransformer {
  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    if (type.getName().equals("java.util.AbstractCollection")) {
      for (var method : type.getMethods()) {
        if (method.getName().equals("contains") && method.getProgram() != null) {
          for (var block : method.getProgram().getBasicBlocks()) {
            for (var instruction : block) {
              if (instruction instanceof InvokeInstruction call
                  && call.getMethod().getClassName().equals("java.util.Objects")
                  && call.getMethod().getName().equals("equals")) {
                var arguments = call.getArguments();
                call.setArguments(arguments.get(1), arguments.get(0));
              }
            }
          }
        }
      }
    }
  }
}
