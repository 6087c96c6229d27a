/** The phone parses nothing (`design.md`, Action): what a contract builds lazily stays in the cloud. */
module.exports = ({ types }) => ({
  visitor: {
    CallExpression({ node }) {
      if (types.isIdentifier(node.callee, { name: 'lazily' })) node.arguments = [];
    },
  },
});
