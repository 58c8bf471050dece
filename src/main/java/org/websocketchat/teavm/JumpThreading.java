package org.websocketchat.teavm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.teavm.common.GraphUtils;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Incoming;
import org.teavm.model.Phi;
import org.teavm.model.Program;
import org.teavm.model.Variable;
import org.teavm.model.instructions.AssignInstruction;
import org.teavm.model.instructions.EmptyInstruction;
import org.teavm.model.instructions.IntegerConstantInstruction;
import org.teavm.model.instructions.JumpInstruction;
import org.teavm.model.instructions.SwitchInstruction;
import org.teavm.model.instructions.SwitchTableEntry;
import org.teavm.model.optimization.UnreachableBasicBlockEliminator;
import org.teavm.model.util.BasicBlockMapper;
import org.teavm.model.util.ProgramUtils;
import org.teavm.model.util.TransitionExtractor;
import org.teavm.model.util.UsageExtractor;

/**
 * Lets a jump that carries a constant to a switch over it go straight to the case. For a switch
 * over types or strings, one part of the code finds a number, and the next one switches over it.
 *
 * <p>The block of the switch must do nothing else, and no other block may read what it defines. All
 * other code stays as it is.
 */
final class JumpThreading implements ClassHolderTransformer {
  /** Ends the work on a loop whose states are constants, which has always one more jump. */
  private static final int MOST_ROUNDS = 8;

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    for (var method : type.getMethods()) {
      if (method.getProgram() != null && hasSwitch(method.getProgram())) {
        var program = ProgramUtils.copy(method.getProgram());
        // TeaVM writes wrong code for some loops that can be entered in two places.
        if (thread(program)
            && !GraphUtils.isIrreducible(ProgramUtils.buildControlFlowGraph(program))) {
          method.setProgram(program);
        }
      }
    }
  }

  private static boolean thread(Program program) {
    boolean changed = false;
    for (int round = 0; round < MOST_ROUNDS && new Jumps(program).thread(); round++) {
      new UnreachableBasicBlockEliminator().optimize(program);
      changed = true;
    }
    return changed;
  }

  private static boolean hasSwitch(Program program) {
    for (var block : program.getBasicBlocks()) {
      if (block.getLastInstruction() instanceof SwitchInstruction) {
        return true;
      }
    }
    return false;
  }

  /** The jumps of one program. */
  private static final class Jumps {
    private final Program program;
    private final Map<Variable, Integer> constants = new HashMap<>();
    private final Map<Variable, Set<BasicBlock>> readers = new HashMap<>();
    private final Map<BasicBlock, Set<BasicBlock>> sources = new HashMap<>();
    private final Set<BasicBlock> handlers = new HashSet<>();

    /**
     * Notes what is constant, and which blocks read a variable; a phi reads where it comes from.
     */
    Jumps(Program program) {
      this.program = program;
      for (var block : program.getBasicBlocks()) {
        block.getTryCatchBlocks().forEach(guard -> handlers.add(guard.getHandler()));
        targets(block).forEach(to -> put(sources, to, block));
        for (var phi : block.getPhis()) {
          phi.getIncomings().forEach(value -> put(readers, value.getValue(), value.getSource()));
        }
        for (var instruction : block) {
          var used = new UsageExtractor();
          instruction.acceptVisitor(used);
          for (var variable : used.getUsedVariables()) {
            put(readers, variable, block);
          }
          if (instruction instanceof IntegerConstantInstruction number) {
            constants.put(number.getReceiver(), number.getConstant());
          }
        }
      }
    }

    private static <K> void put(Map<K, Set<BasicBlock>> map, K key, BasicBlock block) {
      map.computeIfAbsent(key, missing -> new HashSet<>()).add(block);
    }

    boolean thread() {
      boolean changed = false;
      int count = program.basicBlockCount();
      for (int i = 0; i < count; i++) {
        var from = program.basicBlockAt(i);
        for (var to : targets(from)) {
          changed |= thread(from, to);
        }
      }
      return changed;
    }

    private static List<BasicBlock> targets(BasicBlock block) {
      var transitions = new TransitionExtractor();
      if (block.getLastInstruction() != null) {
        block.getLastInstruction().acceptVisitor(transitions);
      }
      var targets = transitions.getTargets();
      return targets == null ? List.of() : Arrays.stream(targets).distinct().toList();
    }

    private boolean thread(BasicBlock from, BasicBlock over) {
      var values = new HashMap<Variable, @Nullable Variable>();
      for (var phi : over.getPhis()) {
        values.put(phi.getReceiver(), incoming(phi, from));
      }
      var passed = new ArrayList<BasicBlock>();
      var target = decide(over, values, passed);
      if (target == null || passed.contains(target) || handlers.contains(over)) {
        return false;
      }
      for (var own : values.keySet()) {
        if (!passed.containsAll(readers.getOrDefault(own, Set.of()))) {
          return false;
        }
      }
      redirect(from, passed, target, values);
      return true;
    }

    /**
     * The case that a block decides for, itself or in the block behind it; null if that is not
     * known, or it does anything else.
     */
    private @Nullable BasicBlock decide(
        BasicBlock block, Map<Variable, @Nullable Variable> values, List<BasicBlock> passed) {
      passed.add(block);
      for (var instruction : block) {
        switch (instruction) {
          case EmptyInstruction nothing -> {}
          case IntegerConstantInstruction number ->
              values.put(number.getReceiver(), number.getReceiver());
          case AssignInstruction assign ->
              values.put(assign.getReceiver(), value(values, assign.getAssignee()));
          case JumpInstruction jump -> {
            var next = jump.getTarget();
            boolean only = Set.of(block).equals(sources.get(next)) && next.getPhis().isEmpty();
            return only && !passed.contains(next) ? decide(next, values, passed) : null;
          }
          case SwitchInstruction decision -> {
            var number = constants.get(value(values, decision.getCondition()));
            return number == null ? null : choose(decision, number);
          }
          default -> {
            return null;
          }
        }
      }
      return null;
    }

    private static @Nullable Variable value(
        Map<Variable, @Nullable Variable> values, Variable variable) {
      return values.getOrDefault(variable, variable);
    }

    private static BasicBlock choose(SwitchInstruction decision, int number) {
      return decision.getEntries().stream()
          .filter(entry -> entry.getCondition() == number)
          .map(SwitchTableEntry::getTarget)
          .findFirst()
          .orElse(decision.getDefaultTarget());
    }

    /** Jumps to the target by a block of its own, which the target's phis can tell from others. */
    private void redirect(
        BasicBlock from,
        List<BasicBlock> passed,
        BasicBlock target,
        Map<Variable, @Nullable Variable> values) {
      var over = passed.getFirst();
      var own = program.createBasicBlock();
      for (var phi : target.getPhis()) {
        var last = incoming(phi, passed.getLast());
        var value = last == null ? null : value(values, last);
        if (value != null) {
          var incoming = new Incoming();
          incoming.setSource(own);
          incoming.setValue(copy(value, own));
          phi.getIncomings().add(incoming);
          put(readers, incoming.getValue(), own);
        }
      }
      var jump = new JumpInstruction();
      jump.setTarget(target);
      jump.setLocation(from.getLastInstruction().getLocation());
      own.add(jump);
      put(sources, target, own);
      from.getLastInstruction()
          .acceptVisitor(new BasicBlockMapper((BasicBlock to) -> to.equals(over) ? own : to));
      over.removeIncomingsFrom(from);
    }

    /** A value for the new block, where no constant of the block that is passed can be seen. */
    private Variable copy(Variable value, BasicBlock own) {
      var constant = constants.get(value);
      if (constant == null) {
        return value;
      }
      var number = new IntegerConstantInstruction();
      number.setConstant(constant);
      number.setReceiver(program.createVariable());
      own.add(number);
      constants.put(number.getReceiver(), constant);
      return number.getReceiver();
    }
  }

  /** The value of a phi for a jump from a block; null if it has none there, so nobody reads it. */
  private static @Nullable Variable incoming(Phi phi, BasicBlock source) {
    return phi.getIncomings().stream()
        .filter(incoming -> incoming.getSource().equals(source))
        .findFirst()
        .map(Incoming::getValue)
        .orElse(null);
  }
}
