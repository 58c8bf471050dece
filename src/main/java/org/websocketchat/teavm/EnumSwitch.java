package org.websocketchat.teavm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ClassReaderSource;
import org.teavm.model.FieldReference;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.VariableReader;
import org.teavm.model.instructions.AbstractInstructionReader;
import org.teavm.model.instructions.ArrayElementType;
import org.teavm.model.instructions.GetElementInstruction;
import org.teavm.model.instructions.GetFieldInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.SwitchInstruction;
import org.teavm.model.instructions.SwitchTableEntry;
import org.teavm.model.instructions.UnwrapArrayInstruction;
import org.teavm.model.util.UsageExtractor;

/**
 * Lets a switch over an enum switch over the ordinals. javac looks each ordinal up in a table,
 * which a class of its own fills when the program starts, for the enum might be compiled anew; here
 * everything is compiled at once.
 *
 * <p>A switch stays as it is if its table or the constants of its enum are not found in the form
 * that javac gives them.
 */
final class EnumSwitch implements ClassHolderTransformer {
  private static final MethodDescriptor INITIALIZER =
      new MethodDescriptor("<clinit>", ValueType.VOID);

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    for (var method : type.getMethods()) {
      if (method.getProgram() != null) {
        rewrite(method.getProgram(), context.getHierarchy().getClassSource());
      }
    }
  }

  private static void rewrite(Program program, ClassReaderSource classes) {
    for (var block : program.getBasicBlocks()) {
      GetFieldInstruction table = null;
      UnwrapArrayInstruction data = null;
      GetElementInstruction element = null;
      for (var instruction : block) {
        if (instruction instanceof GetFieldInstruction field
            && field.getField().getFieldName().startsWith("$SwitchMap$")) {
          table = field;
        } else if (instruction instanceof UnwrapArrayInstruction unwrap
            && table != null
            && unwrap.getArray().equals(table.getReceiver())) {
          data = unwrap;
        } else if (instruction instanceof GetElementInstruction get
            && data != null
            && get.getArray().equals(data.getReceiver())) {
          element = get;
        } else if (instruction instanceof SwitchInstruction decision
            && table != null
            && data != null
            && element != null
            && decision.getCondition().equals(element.getReceiver())
            && uses(program, element.getReceiver()) == 1) {
          var ordinals = ordinals(table.getField(), classes);
          if (ordinals != null) {
            decide(decision, element.getIndex(), ordinals);
            element.delete();
            data.delete();
            table.delete();
          }
        }
      }
    }
  }

  private static int uses(Program program, Variable variable) {
    int count = 0;
    for (var block : program.getBasicBlocks()) {
      for (var phi : block.getPhis()) {
        for (var incoming : phi.getIncomings()) {
          count += incoming.getValue().equals(variable) ? 1 : 0;
        }
      }
      for (var instruction : block) {
        var used = new UsageExtractor();
        instruction.acceptVisitor(used);
        for (var read : used.getUsedVariables()) {
          count += read.equals(variable) ? 1 : 0;
        }
      }
    }
    return count;
  }

  private static void decide(
      SwitchInstruction decision, Variable ordinal, Map<Integer, Integer> ordinals) {
    var entries = List.copyOf(decision.getEntries());
    decision.getEntries().clear();
    decision.setCondition(ordinal);
    for (var old : entries) {
      ordinals.forEach(
          (number, label) -> {
            if (label == old.getCondition()) {
              var entry = new SwitchTableEntry();
              entry.setCondition(number);
              entry.setTarget(old.getTarget());
              decision.getEntries().add(entry);
            }
          });
    }
  }

  /** The label of each ordinal; null if the table or the enum has an unknown form. */
  private static @Nullable Map<Integer, Integer> ordinals(
      FieldReference table, ClassReaderSource classes) {
    var filled = read(table.getClassName(), classes).tables.get(table);
    var ordinals = new HashMap<Integer, Integer>();
    if (filled == null) {
      return null;
    }
    for (var label : filled.entrySet()) {
      var constant = label.getKey();
      var ordinal = read(constant.getClassName(), classes).constants.get(constant);
      if (ordinal == null) {
        return null;
      }
      ordinals.put(ordinal, label.getValue());
    }
    return ordinals;
  }

  private static Initializer read(String type, ClassReaderSource classes) {
    var initializer = new Initializer();
    var reader = classes.get(type);
    var method = reader == null ? null : reader.getMethod(INITIALIZER);
    var program = method == null ? null : method.getProgram();
    if (program != null) {
      for (int i = 0; i < program.basicBlockCount(); i++) {
        program.basicBlockAt(i).readAllInstructions(initializer);
      }
    }
    return initializer;
  }

  /** What the static initializer of an enum or of a class with tables stores, by field. */
  private static final class Initializer extends AbstractInstructionReader {
    final Map<FieldReference, Map<FieldReference, Integer>> tables = new HashMap<>();
    final Map<FieldReference, Integer> constants = new HashMap<>();

    private final Map<VariableReader, Integer> numbers = new HashMap<>();
    private final Map<VariableReader, FieldReference> fields = new HashMap<>();

    @Override
    public void integerConstant(VariableReader receiver, int number) {
      numbers.put(receiver, number);
    }

    @Override
    public void assign(VariableReader receiver, VariableReader assignee) {
      if (fields.containsKey(assignee)) {
        fields.put(receiver, fields.get(assignee));
      }
      if (numbers.containsKey(assignee)) {
        numbers.put(receiver, numbers.get(assignee));
      }
    }

    @Override
    public void getField(
        VariableReader receiver,
        @Nullable VariableReader instance,
        FieldReference field,
        ValueType fieldType) {
      fields.put(receiver, field);
    }

    @Override
    public void unwrapArray(
        VariableReader receiver, VariableReader array, ArrayElementType elementType) {
      assign(receiver, array);
    }

    /** Either the constructor of a constant, or the ordinal of one that the table is about. */
    @Override
    public void invoke(
        @Nullable VariableReader receiver,
        @Nullable VariableReader instance,
        MethodReference method,
        List<? extends VariableReader> arguments,
        InvocationType type) {
      if (instance == null) {
        return;
      }
      if (method.getName().equals("<init>") && arguments.size() > 1) {
        assign(instance, arguments.get(1));
      } else if (method.getName().equals("ordinal") && receiver != null) {
        assign(receiver, instance);
      }
    }

    @Override
    public void putField(
        @Nullable VariableReader instance,
        FieldReference field,
        VariableReader value,
        ValueType fieldType) {
      if (numbers.containsKey(value)) {
        constants.put(field, numbers.get(value));
      }
    }

    @Override
    public void putElement(
        VariableReader array,
        VariableReader index,
        VariableReader value,
        ArrayElementType elementType) {
      var table = fields.get(array);
      var constant = fields.get(index);
      if (table != null && constant != null && numbers.containsKey(value)) {
        tables.computeIfAbsent(table, missing -> new HashMap<>()).put(constant, numbers.get(value));
      }
    }
  }
}
